import { expect, it } from 'vitest';
import { CLOCK_RULES, clockRule } from './clock-rules.ts';

it('section W: each clock has its length and unit', () => {
  const lengths = CLOCK_RULES.map(({ id, length, unit }) => `${id} ${length} ${unit}`);
  expect(lengths).toEqual([
    'W1 10 business',
    'W2 45 calendar',
    'W3 6 month',
    'W4 30 calendar',
    'W5 30 calendar',
    'W6 10 calendar',
    'W7 14 calendar',
    'W8 60 calendar',
    'W11 10 school',
    'W12 10 school',
    'W13 2 school',
    'W15 30 calendar',
    'W16 14 calendar',
    'W20 1 year',
    'W26 5 year',
    'W27 0 calendar',
    'W49 0 calendar',
    'R101 0 calendar',
    'R110 0 calendar',
    'R111 0 calendar',
    'R147 0 calendar',
  ]);
});

it('has its words in both languages and a source', () => {
  for (const { title, starts, owner, source } of CLOCK_RULES) {
    for (const text of [title, starts, owner]) expect([text.en, text.es].every((words) => words.length > 3)).toBe(true);
    expect(source).toMatch(/^(R\d+; |Notice)/);
  }
});

it('R178, C9: nobody waits six months for another view, unless the district says so', () => {
  expect(CLOCK_RULES.filter((rule) => 'off' in rule).map(({ id }) => id)).toEqual(['W3']);
  expect(clockRule('W3').off).toBe(true);
});
