import Database from 'better-sqlite3';
import { expect, it, vi } from 'vitest';
import { ids } from '../../../test/tools/small-district.ts';
import { testServer } from '../../../test/tools/test-server.ts';
import { openReader } from './connection.ts';

const prepare = Database.prototype.prepare;

/** How SQLite goes about finding a page of the trail, and counting, for a filter. */
async function plansFor(filter: object): Promise<string[]> {
  const server = await testServer();
  const token = await server.signIn('anwosu');
  const texts: string[] = [];
  const spy = vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, sql) {
    texts.push(sql);
    return prepare.call(this, sql);
  });
  const answer = await server.send('POST', '/v1/audit/list', { filter, limit: 1 }, token);
  spy.mockRestore();
  expect(answer.status).toBe(200);
  const reader = openReader(server.file);
  // Not what finds the numbers of a day: that goes by numbers alone.
  const ofTrail = texts.filter((sql) => /^select (?!min|"seq")/.test(sql) && /from "audit"/i.test(sql));
  const plans = ofTrail.flatMap((sql) => {
    const unknown = Array.from(sql.matchAll(/\?/g), () => null);
    return reader.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...unknown);
  });
  reader.close();
  return plans.map(({ detail }) => detail);
}

const staff = { staffId: ids.ortiz, purpose: 'A parent asked who had opened it.' };
const days = { from: '2026-11-01', to: '2026-11-30' };

it.each([
  ['nothing', {}, 'INTEGER PRIMARY KEY'],
  ['days', days, 'INTEGER PRIMARY KEY'],
  ['a student', { studentId: ids.kiri, use: 'deliberate', decision: 'undone', ...days }, 'audit_student'],
  ['a student and a person', { studentId: ids.kiri, staff }, 'audit_student'],
  ['a person', { staff, use: 'deliberate', decision: 'undone' }, 'audit_actor'],
  ['what was undone', { decision: 'undone', use: 'incidental' }, 'audit_undone'],
  ['one kind', { actions: ['restore'] }, 'audit_action'],
])('seeks by %s through its index alone, and sorts no entries', async (_, filter, index) => {
  const steps = await plansFor(filter);
  expect(steps.filter((step) => step.includes('audit USING')).length).toBeGreaterThan(0);
  expect(steps.filter((step) => /\b(SCAN|SEARCH) audit\b/.test(step) && !step.includes(index))).toEqual([]);
  expect(steps.filter((step) => step.startsWith('SCAN audit') || step.includes('TEMP B-TREE'))).toEqual([]);
});

it('seeks several kinds each by itself, and sorts no more than a page of each', async () => {
  const steps = await plansFor({ actions: ['student.view', 'contact.add'], ...days });
  expect(steps.filter((step) => step.includes('audit_action')).length).toBeGreaterThanOrEqual(2);
  expect(steps.filter((step) => step.startsWith('SCAN audit'))).toEqual([]);
});
