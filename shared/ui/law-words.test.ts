import { expect, it } from 'vitest';
import { REQUEST_KINDS } from '../areas/requests/kinds.ts';
import { RULES } from '../access/rules.ts';
import { CLOCK_RULES } from '../clocks/clock-rules.ts';
import { lawWords } from './law-words.ts';

it('tells the paragraphs of law and policy, and not the numbers of our own requirements', () => {
  expect(lawWords('34 CFR 99.10; R167 to R181; 515 XIV')).toBe('34 CFR 99.10; 515 XIV');
  expect(lawWords('R119; 515 XIII.E.4')).toBe('515 XIII.E.4');
  expect(lawWords('R37, R38')).toBe('–');
});

it('leaves something of every source that a user is shown', () => {
  for (const { source } of [...REQUEST_KINDS, ...RULES, ...CLOCK_RULES]) {
    expect(lawWords(source), source).not.toMatch(/(^|[ ,;])R\d|^–$/);
  }
});
