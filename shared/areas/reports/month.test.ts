import { describe, expect, it } from 'vitest';
import { lastMonth, monthSchema, monthsOf } from './month.ts';

describe('a period of months', () => {
  it('goes over the end of a year and does not include its last word', () => {
    const period = { from: '2025-11', until: '2026-02' };
    expect(monthsOf(period)).toEqual(['2025-11', '2025-12', '2026-01']);
    expect(lastMonth(period)).toBe('2026-01');
    expect(lastMonth({ from: '2025-07', until: '2026-01' })).toBe('2025-12');
  });

  it('that ends before it begins has none', () => {
    expect(monthsOf({ from: '2026-02', until: '2025-11' })).toEqual([]);
  });

  it.each(['2026-00', '2026-13', '2026-1', '2026-01-01', '26-01', ''])('is not written %j', (text) => {
    expect(monthSchema.safeParse(text).success).toBe(false);
  });
});
