import { describe, expect, it } from 'vitest';
import type { Norm } from './adapter.ts';
import { refine } from './normalise.ts';

const cases: [string, Norm[], string | null][] = [
  ['A-0012', ['digits'], '0012'],
  ['000', ['stripZeros'], '0'],
  ['x1', ['upper'], 'X1'],
  ['e\u0301', ['nfc'], '\u00e9'],
  ['3/4/2012', [{ date: ['YYYY-MM-DD', 'M/D/YYYY'] }], '2012-03-04'],
  ['04/03/2012', [{ date: ['DD/MM/YYYY'] }], '2012-03-04'],
  ['Mar/4/2012', [{ date: ['MMM/D/YYYY'] }], '2012-03-04'],
  ['February 30 2012', [{ date: ['MMMM DD YYYY'] }], null],
  ['1st', [{ map: { table: { '1st': '01' } } }], '01'],
  ['9th', [{ map: { table: {}, else: 'null' } }], null],
  ['toString', [{ map: { table: {} } }], 'toString'],
  ['Nguyen, Lan T', [{ name: 'last-first' }], 'Lan T Nguyen'],
  ['Lan Nguyen', [{ name: 'first-last' }], 'Lan Nguyen'],
  ['-', [{ nullIf: ['-'] }], null],
  ['a.b', [{ replace: ['\\.', ' '] }], 'a b'],
];

describe('normalisers', () => {
  it.each(cases)('%s', (raw, norms, expected) => {
    expect(refine(raw, undefined, norms)).toBe(expected);
  });

  it('reads no more than 4,000 characters', () => {
    expect(refine(`${'x'.repeat(4_000)}7`, '\\d', undefined)).toBeNull();
  });
});
