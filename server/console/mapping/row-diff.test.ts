import { expect, test } from 'vitest';
import { changedCount, rowDiff, sameRow } from './row-diff.ts';
import { id, row } from './testing/rows.ts';

const told = (rows: ReturnType<typeof rowDiff>) => rows.map((each) => [each.row.id, each.change]);

test('a draft that is as in force has changed nothing, in whatever order', () => {
  const rows = [row(1), row(2, { value: 'TEACH' })];
  expect(told(rowDiff(rows, [...rows].reverse()))).toEqual([
    [id(1), 'same'],
    [id(2), 'same'],
  ]);
  expect(changedCount(rowDiff(rows, rows))).toBe(0);
});

test('what is removed stays at its place, what is new comes last, what is changed has what was before', () => {
  const inForce = [row(1), row(2), row(3)];
  const draft = [row(4, { value: 'SUB' }), row(3, { role: 'counselor' }), row(1)];
  const shown = rowDiff(inForce, draft);
  expect(told(shown)).toEqual([
    [id(1), 'same'],
    [id(2), 'removed'],
    [id(3), 'changed'],
    [id(4), 'new'],
  ]);
  expect(shown[2]).toEqual({ row: draft[1], change: 'changed', before: inForce[2] });
  expect(shown[3]?.before).toBeNull();
  expect(changedCount(shown)).toBe(3);
});

test.each([
  ['another test', { test: 'contains' }],
  ['another school', { building: id(9) }],
  ['another place', { scope: { kind: 'district' } }],
  ['other schools', { scope: { kind: 'buildings', ids: [id(8)] } }],
  ['a first day', { since: '2026-08-01' }],
  ['a last day', { until: '2027-08-01' }],
] as const)('%s is a change', (_what, other) => {
  expect(sameRow(row(1), row(1, other as Parameters<typeof row>[1]))).toBe(false);
});

test('case, space around and the order of schools are none', () => {
  expect(sameRow(row(1), row(2, { claim: 'Group', value: ' soc_work ' }))).toBe(true);
  const schools = (...ids: string[]) => row(1, { scope: { kind: 'buildings', ids } });
  expect(sameRow(schools(id(8), id(9)), schools(id(9), id(8)))).toBe(true);
});
