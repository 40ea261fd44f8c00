import { describe, expect, it } from 'vitest';
import type { CaseRow } from '../../../shared/areas/cases/case.ts';
import { uuidOf } from '../../sync/testing/samples.ts';
import { readDue } from './due-work.ts';

const row = (n: string, more: Partial<CaseRow>): CaseRow => ({
  caseId: uuidOf(n),
  studentId: uuidOf(`1${n}`),
  name: `Name ${n}`,
  sisId: n,
  grade: '9',
  building: null,
  stage: 'monitoring',
  worker: null,
  openedOn: '2026-11-02',
  next: 'needs',
  due: null,
  lastContactOn: null,
  meetingOn: null,
  ...more,
});
const today = '2026-11-20';
const reminder = { followUpId: uuidOf('5'), contactId: uuidOf('6'), studentId: uuidOf('7'), sisId: '7' };
const cases = {
  ok: true,
  list: { rows: [row('1', { due: '2026-12-01' }), row('2', {}), row('3', { next: null })], total: 3, today },
};
const followUps = {
  ok: true,
  list: { rows: [{ ...reminder, name: 'Ana', dueOn: '2026-11-10', what: 'Call again.' }], today },
};
const refused = { ok: false, why: { cause: 'not-allowed', wouldAllow: [] } };
const reading = (one: unknown, other: unknown) =>
  readDue(((name: string) => Promise.resolve(name === 'case.list' ? one : other)) as never);

describe('R10: what of one’s own is due', () => {
  it('lists steps of one’s cases and reminders together, what is overdue first, and what has no day last', async () => {
    const work = await reading(cases, followUps);
    expect(work.items.map(({ name, due, step, reminder: one }) => [name, due, step ?? one?.what])).toEqual([
      ['Ana', '2026-11-10', 'Call again.'],
      ['Name 1', '2026-12-01', 'needs'],
      ['Name 2', null, 'needs'],
    ]);
    expect(work).toMatchObject({ total: 3, today, why: null });
  });

  it('is nothing, and no trouble, for whoever has no cases', async () => {
    expect(await reading(refused, followUps)).toMatchObject({ cases: [], why: null, today });
  });

  it('shows the one list where the other could not be read, and says why', async () => {
    const failed = { ok: false, why: { cause: 'offline' } };
    expect(await reading(failed, followUps)).toMatchObject({ items: [{ name: 'Ana' }], why: { cause: 'offline' } });
    const rejected = readDue(() => Promise.reject(new Error('gone')));
    expect(await rejected).toMatchObject({ items: [], why: { cause: 'offline' } });
  });
});
