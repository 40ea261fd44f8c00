import { describe, expect, it } from 'vitest';
import { ageOn } from './age-on.ts';

describe('R72: how old somebody is', () => {
  it.each([
    ['2008-11-29', '2026-11-28', 17],
    ['2008-11-29', '2026-11-29', 18],
    ['2008-11-29', '2026-11-30', 18],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2028-02-29', 20],
  ])('born %s, on %s: %i', (born, day, age) => {
    expect(ageOn(born, day)).toBe(age);
  });
});
