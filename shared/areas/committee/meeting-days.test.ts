import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter } from '../../clocks/day-after.ts';
import { type CommitteeDays, DEFAULT_DAYS } from './committee.ts';
import { isMeetingDay, meetingBefore, meetingFrom, meetingsAhead } from './meeting-days.ts';

const closed = (...days: string[]): CommitteeDays => ({
  ...DEFAULT_DAYS,
  closed: days.map((day) => ({ day, why: 'Holiday' })),
});

const someDay = fc.integer({ min: 0, max: 3000 }).map((days) => dayAfter('2024-01-01', days));
const someDays = fc.record({
  weekday: fc.integer({ min: 0, max: 6 }),
  closed: fc.uniqueArray(someDay, { maxLength: 60 }).map((days) => days.map((day) => ({ day, why: '' }))),
});

describe('R24: the committee meets every Wednesday, but for the days without a meeting', () => {
  it.each([
    ['2026-11-23', '2026-11-25'],
    ['2026-11-25', '2026-11-25'],
    ['2026-11-26', '2026-12-02'],
  ])('from %s on, next on %s', (day, meeting) => {
    expect(meetingFrom(DEFAULT_DAYS, day)).toBe(meeting);
  });

  it('passes over closed days, forwards and backwards', () => {
    const days = closed('2026-11-25', '2026-12-02');
    expect(meetingFrom(days, '2026-11-20')).toBe('2026-12-09');
    expect(meetingBefore(days, '2026-12-09')).toBe('2026-11-18');
    expect(isMeetingDay(days, '2026-11-25')).toBe(false);
  });

  it('turns back from a meeting to the one before, not to itself', () => {
    expect(meetingBefore(DEFAULT_DAYS, '2026-11-25')).toBe('2026-11-18');
    expect(meetingBefore(DEFAULT_DAYS, '2026-11-26')).toBe('2026-11-25');
  });

  it('has the next ones in a row', () => {
    expect(meetingsAhead(closed('2026-12-02'), '2026-11-25', 3)).toEqual(['2026-11-25', '2026-12-09', '2026-12-16']);
  });

  it('of any district: the next is a meeting, none lies between, and the way back leads to where one was', () => {
    fc.assert(
      fc.property(someDays, someDay, (days, day) => {
        const next = meetingFrom(days, day);
        expect(isMeetingDay(days, next)).toBe(true);
        expect(next >= day).toBe(true);
        for (let between = day; between < next; between = dayAfter(between, 1)) {
          expect(isMeetingDay(days, between)).toBe(false);
        }
        expect(meetingBefore(days, dayAfter(next, 1))).toBe(next);
      }),
    );
  });
});
