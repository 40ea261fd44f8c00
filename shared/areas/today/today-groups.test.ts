import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter } from '../../clocks/day-after.ts';
import { isPressing, todayGroup } from './today-groups.ts';

const TODAY = '2026-11-20';
const group = (due: string | null, change: { waits?: boolean; ends?: boolean } = {}) =>
  todayGroup({ due, waits: false, ends: false, ...change }, TODAY);

describe('R169: what is due first', () => {
  it.each([
    [-1, 'late'],
    [0, 'today'],
    [1, 'soon'],
    [7, 'soon'],
    [8, 'later'],
  ])('%i days ahead is %s', (days, expected) => {
    expect(group(dayAfter(TODAY, days))).toBe(expected);
  });

  it('what has no clock stands apart', () => expect(group(null)).toBe('none'));

  it('R190: somebody else’s time is never late and presses nobody, nor does what ends by itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.boolean(), (days, waits) => {
        const line = { due: dayAfter(TODAY, days), waits, ends: !waits };
        expect(todayGroup(line, TODAY)).toBe(waits ? 'waiting' : 'ending');
        expect(isPressing(line, TODAY)).toBe(false);
      }),
    );
  });

  it('the number counts what is overdue and what is due today', () => {
    const pressing = (due: string | null) => isPressing({ due, waits: false, ends: false }, TODAY);
    expect([-1, 0, 1].map((days) => pressing(dayAfter(TODAY, days)))).toEqual([true, true, false]);
    expect(pressing(null)).toBe(false);
  });
});
