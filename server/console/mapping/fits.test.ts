import { expect, test } from 'vitest';
import { fitsByRow } from './fits-by-row.ts';
import { carriedUnder, claimNames, valuesThatFit } from './fits.ts';
import { row } from './testing/rows.ts';

const CLAIMS = [
  { claim: 'group', value: 'SOC_WORK', people: 11 },
  { claim: 'group', value: 'SOC_WORK_SUB', people: 1 },
  { claim: 'Group', value: 'TEACH', people: 412 },
  { claim: 'roster', value: 'teacher', people: 400 },
  { claim: 'department', value: 'SOC_WORK', people: 2 },
];

test('a choice of claims begins with those every district has, each once', () => {
  expect(claimNames(CLAIMS)).toEqual(['roster', 'group', 'department']);
  expect(claimNames([])).toEqual(['roster', 'group']);
});

test('the values under a claim, whatever its case', () => {
  expect(carriedUnder(CLAIMS, ' GROUP ').map(({ value }) => value)).toEqual(['SOC_WORK', 'SOC_WORK_SUB', 'TEACH']);
});

test.each([
  ['equals', 'soc_work', ['SOC_WORK']],
  ['contains', 'work', ['SOC_WORK', 'SOC_WORK_SUB']],
  ['matches', '*_sub', ['SOC_WORK_SUB']],
  ['equals', ' ', []],
] as const)('%s %j fits %j', (test, value, fitting) => {
  expect(valuesThatFit(CLAIMS, { claim: 'group', test, value }).map((each) => each.value)).toEqual(fitting);
});

test('each row that fits is shown once, with every claim that made it fit', () => {
  const claims = [
    { claim: 'group', value: 'A', building: null },
    { claim: 'group', value: 'B', building: 'Harbor View High' },
  ];
  const fits = [
    { rowId: row(2).id, claim: 1 },
    { rowId: row(2).id, claim: 0 },
  ];
  expect(fitsByRow({ claims, fits }, [row(1), row(2)])).toEqual([{ row: row(2), claims: [claims[1], claims[0]] }]);
});
