import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import { expect, it, vi } from 'vitest';
import { ids } from '../../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../../test/tools/test-server.ts';
import { openReader } from './connection.ts';

const PAGE = new URL('../../../docs/operating.md', import.meta.url);
const [START, END] = ['<!-- plans -->\n', '<!-- /plans -->'];
/** Lists of ours, what was sought a line before (of one page, in `places`), the trail’s head, which is one row, parties, who are told whole, and who stands in the log, which is searched by words. */
const NO_TABLE = /^SCAN (json_each|newest|places|audit_head|party|disclosure_receiver)\b/;

const prepare = Database.prototype.prepare;

/** The statements that are prepared for the first time while the work is done. */
async function asked(work: () => Promise<Response>): Promise<string[]> {
  const texts: string[] = [];
  const spy = vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, sql) {
    texts.push(sql);
    return prepare.call(this, sql);
  });
  const answer = await work();
  spy.mockRestore();
  expect(answer.status).toBe(200);
  return texts.filter((sql) => /^(select|update|insert)/.test(sql));
}

function planOf(client: Database.Database, sql: string): string[] {
  const unknown = Array.from(sql.matchAll(/\?/g), () => null);
  const steps = client.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...unknown);
  return steps.map(({ detail }) => detail.replaceAll(/USING (COVERING )?INDEX sqlite_autoindex_\w+/g, 'USING $1INDEX'));
}

const LOG = { buildingId: ids.harborView, from: 0, until: 9, limit: 50 };

/** The works of the bench, each on a server that has prepared nothing yet but signing in. */
const WORKS: Readonly<Record<string, (server: TestServer, token: string) => Promise<Response>>> = {
  'face sheet': (server, token) => server.send('POST', '/v1/students/face-sheet', { studentId: ids.kiri }, token),
  'add a contact': (server, token) => {
    const form = { kind: 'phone', party: 'parent', withName: '', outcome: 'reached', note: 'Called.', happenedAt: 1 };
    const op = { opId: v7(), kind: 'contact.add', body: { studentId: ids.kiri, form } };
    return server.send('POST', '/v1/ops', { ops: [op] }, token);
  },
  'disclosure log': (server, token) => server.send('POST', '/v1/disclosures/list', LOG, token),
  'disclosures of a basis': (server, token) =>
    server.send('POST', '/v1/disclosures/list', { ...LOG, basis: 'R101' }, token),
  'disclosures of an outcome': (server, token) =>
    server.send('POST', '/v1/disclosures/list', { ...LOG, outcome: 'denied' }, token),
  'disclosures of both': (server, token) =>
    server.send('POST', '/v1/disclosures/list', { ...LOG, basis: 'R101', outcome: 'denied' }, token),
  'disclosures of all schools': (server, token) =>
    server.send('POST', '/v1/disclosures/list', { from: 0, until: 9, limit: 50 }, token),
  'disclosures to a receiver': (server, token) =>
    server.send('POST', '/v1/disclosures/list', { ...LOG, receiver: 'county' }, token),
  'disclosure log of a student': (server, token) =>
    server.send('POST', '/v1/disclosures/read', { studentId: ids.kiri }, token),
  'requests list': (server, token) => server.send('POST', '/v1/requests/list', { view: 'open', limit: 50 }, token),
  'requests that are done': (server, token) =>
    server.send('POST', '/v1/requests/list', { view: 'closed', limit: 50 }, token),
  'requests of a student': (server, token) => server.send('POST', '/v1/requests/read', { studentId: ids.kiri }, token),
  'students list': (server, token) =>
    server.send('POST', '/v1/students/list', { may: 'student.view', query: 'xiong', limit: 50 }, token),
  pull: (server, token) => server.send('POST', '/v1/pull', { held: [{ id: ids.kiri, rev: 0 }] }, token),
};

async function plans(): Promise<string> {
  const parts: string[] = [];
  for (const [name, work] of Object.entries(WORKS)) {
    const server = await testServer({}, { originalNames: false });
    const token = await server.signIn(/^(disclosure|request)/.test(name) ? 'anwosu' : 'rortiz');
    const texts = await asked(() => work(server, token));
    const reader = openReader(server.file);
    const lines = texts.map((sql) => planOf(reader, sql)).filter((steps) => steps.length > 0);
    reader.close();
    expect(lines.flat().filter((step) => step.startsWith('SCAN') && !NO_TABLE.test(step))).toEqual([]);
    parts.push(`${name}:`, ...lines.map((steps) => `  ${steps.join(' | ')}`));
  }
  return `\`\`\`\n${parts.join('\n')}\n\`\`\`\n\n`;
}

it('no hot statement walks a table, and docs/operating.md shows the plans (write them anew: PLANS=write)', async () => {
  const shown = `\n${await plans()}`;
  const page = readFileSync(PAGE, 'utf8');
  const [start, end] = [page.indexOf(START) + START.length, page.indexOf(END)];
  expect(start).toBeGreaterThan(START.length);
  if (process.env.PLANS === 'write') writeFileSync(PAGE, page.slice(0, start) + shown + page.slice(end));
  else expect(page.slice(start, end)).toBe(shown);
});
