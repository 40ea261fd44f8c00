import { expect, it } from 'vitest';
import { schoolYearOf, schoolYearPeriod } from './school-year.ts';

it.each([
  ['2026-11-20', '2026-27'],
  ['2026-07-01', '2026-27'],
  ['2026-06-30', '2025-26'],
  ['2000-01-15', '1999-00'],
])('puts %s into the school year %s', (day, year) => {
  expect(schoolYearOf(day)).toBe(year);
});

it('knows the months of a school year by the same first month', () => {
  const { from, until } = schoolYearPeriod(2026);
  expect([from, until]).toEqual(['2026-07', '2027-07']);
  expect([`${from}-01`, `${until}-01`].map(schoolYearOf)).toEqual(['2026-27', '2027-28']);
});
