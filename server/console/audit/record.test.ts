import { expect, test } from 'vitest';
import { localDay } from '../parts/days.ts';
import { periodEnd } from './record.ts';

const at = new Date(2026, 10, 28, 9, 30).getTime();

test('a page ends with the last day that was asked for, once that day is over', () => {
  expect(periodEnd({ to: '2026-11-20', at }, 'en')).toBe('Nov 20, 2026');
});

test('a page ends with the reading when no day was asked for, or one that is not over', () => {
  for (const to of [undefined, localDay(at), '2027-01-01']) {
    expect(periodEnd({ to, at }, 'en')).toMatch(/Nov 28, 2026.*9:30/);
  }
});
