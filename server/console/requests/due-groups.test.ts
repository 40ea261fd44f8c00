import { expect, test } from 'vitest';
import { dueGroups } from './due-groups.ts';
import { clock, row } from './testing/rows.ts';

const TODAY = '2026-11-10';
const grouped = (rows: Parameters<typeof dueGroups>[0]) =>
  dueGroups(rows, TODAY).map(({ id, rows: own }) => [id, own.map(({ requestId }) => requestId).join()]);

test('R169: requests stand by how soon they are due, in the order in which they came', () => {
  const rows = [
    row('a', clock({ state: 'late', due: '2026-11-09' })),
    row('b', clock({ due: TODAY })),
    row('c', clock({ due: '2026-11-17' })),
    row('d', clock({ due: '2026-11-18' })),
    row('e', null),
    row('f', clock({ due: null })),
  ];
  expect(grouped(rows)).toEqual([
    ['late', 'a'],
    ['soon', 'b,c'],
    ['later', 'd'],
    ['none', 'e,f'],
  ]);
  expect(grouped([])).toEqual([]);
});

test('R191: what is to be answered the day after its clock is over is due now, not late', () => {
  expect(grouped([row('a', clock({ rule: 'W7', due: '2026-11-09' }))])).toEqual([['soon', 'a']]);
});

test('R190: while it is the parent who has time, nothing of ours is due, however near the day', () => {
  expect(
    grouped([{ ...row('a', clock({ rule: 'W6', due: '2026-11-12' })), waits: true }, row('b', clock({ due: TODAY }))]),
  ).toEqual([
    ['soon', 'b'],
    ['waiting', 'a'],
  ]);
});
