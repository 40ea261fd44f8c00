import { expect, it } from 'vitest';
import { dayAfter } from './day-after.ts';

it.each([
  ['2026-11-20', 1, '2026-11-21'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-11-20', 366, '2027-11-21'],
  ['2026-11-20', -20, '2026-10-31'],
  ['2026-11-20', 0, '2026-11-20'],
])('of %s and %i days is %s', (day, days, after) => {
  expect(dayAfter(day, days)).toBe(after);
});
