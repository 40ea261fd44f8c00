import { expect, it } from 'vitest';
import { daysBetween } from './days-between.ts';
import { monthsAfter } from './months-after.ts';

it.each([
  ['2026-11-20', 1, '2026-12-20'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2027-08-31', 6, '2028-02-29'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-12-31', 2, '2027-02-28'],
])('%s and %i months is %s', (day, months, after) => {
  expect(monthsAfter(day, months)).toBe(after);
});

it.each([
  ['2028-02-28', '2028-03-01', 2],
  ['2026-11-01', '2026-11-02', 1],
  ['2026-11-02', '2026-11-02', 0],
  ['2027-01-01', '2026-01-01', -365],
])('from %s to %s are %i days', (day, other, days) => {
  expect(daysBetween(day, other)).toBe(days);
});
