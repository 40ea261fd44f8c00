import { expect, test } from 'vitest';
import { dayAfter, isDay, localDay } from './days.ts';

test.each([
  ['2026-11-28', 30, '2026-12-28'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-01-01', -1, '2025-12-31'],
  ['soon', 3, 'soon'],
])('%s and %i days is %s', (day, days, after) => {
  expect(dayAfter(day, days)).toBe(after);
});

test.each([
  ['2026-11-28', true],
  ['2026-13-01', false],
  ['28.11.2026', false],
  ['', false],
])('%j is a day: %s', (text, yes) => {
  expect(isDay(text)).toBe(yes);
});

test('the day of an instant is the reader’s own', () => {
  expect(localDay(new Date(2026, 10, 8, 23, 59).getTime())).toBe('2026-11-08');
});
