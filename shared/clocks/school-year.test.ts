import { expect, it } from 'vitest';
import { schoolYearOf } from './school-year.ts';

it.each([
  ['2026-11-20', '2026-27'],
  ['2026-07-01', '2026-27'],
  ['2026-06-30', '2025-26'],
  ['2000-01-15', '1999-00'],
])('puts %s into the school year %s', (day, year) => {
  expect(schoolYearOf(day)).toBe(year);
});
