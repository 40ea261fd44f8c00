import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readClaims } from './claims-text.ts';
import { id } from './testing/rows.ts';

const BUILDINGS = [
  { id: id(310), number: '310' },
  { id: id(320), number: '320' },
];
const read = (text: string) => readClaims(text, BUILDINGS);

test('a line is a claim, its value and the number of a building, which may be left out', () => {
  expect(read('group = SOC_WORK @ 310\nroster=teacher\r\n  department  =  Student services  ')).toEqual({
    claims: [
      { claim: 'group', value: 'SOC_WORK', building: id(310) },
      { claim: 'roster', value: 'teacher', building: null },
      { claim: 'department', value: 'Student services', building: null },
    ],
    errors: [],
  });
});

test.each([
  ['group = CN=Teachers,OU=Staff @ 320', 'CN=Teachers,OU=Staff', id(320)],
  ['mail = a@school.example', 'a@school.example', null],
  ['mail = a@school.example @ 310', 'a@school.example', id(310)],
  ['group = A @ B @ 310', 'A @ B', id(310)],
])('%s is read from its first = to its last @', (line, value, building) => {
  expect(read(line).claims).toEqual([{ claim: expect.any(String), value, building }]);
});

test.each([
  ['SOC_WORK', 'no-equals', ''],
  ['= SOC_WORK', 'no-claim', ''],
  ['group =', 'no-value', ''],
  ['group = @ 310', 'no-value', ''],
  ['group = SOC_WORK @ 999', 'unknown-building', '999'],
  ['group = SOC_WORK @', 'unknown-building', ''],
  [`${'g'.repeat(65)} = SOC_WORK`, 'too-long', ''],
  [`group = ${'v'.repeat(201)}`, 'too-long', ''],
  ['group = SOC\0WORK', 'not-text', ''],
])('%j is wrong: %s', (line, issue, number) => {
  expect(read(line)).toEqual({ claims: [], errors: [{ line: 1, issue, number }] });
});

test('lines are counted as the box shows them, and a wrong one hides no other', () => {
  const { claims, errors } = read('\ngroup = A\n\nwrong\ngroup = B @ 1');
  expect(claims).toHaveLength(1);
  expect(errors.map(({ line }) => line)).toEqual([4, 5]);
});

test('every line that is not blank is a claim or an error', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', '=', '@', ' ', '3', '1', '0', '\0') })), (lines) => {
      const { claims, errors } = read(lines.join('\n'));
      expect(claims.length + errors.length).toBe(lines.filter((line) => line.trim() !== '').length);
    }),
  );
});
