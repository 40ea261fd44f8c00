import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { districtCalendarSchema, type KeptCalendar } from '../../../shared/areas/calendar/calendar.ts';
import type { DistrictCalendar, SchoolDays } from '../../../shared/clocks/calendar.ts';
import { dayAfter } from '../../../shared/clocks/day-after.ts';
import { putBack, writtenBy } from '../parts/kept.ts';
import {
  addHolidays,
  addTyped,
  addTypedDays,
  type CalendarDraft,
  calendarDraftsOf,
  calendarOf,
  changesIn,
  holidaysWithSchool,
  removeDays,
  removeHoliday,
  schoolYearIn,
  settle,
  takeIn,
} from './calendar-draft.ts';

const VETERANS = { day: '2026-11-11', name: 'Veterans Day' };
const CHRISTMAS = { day: '2026-12-25', name: 'Christmas Day' };
const BREAK: SchoolDays = {
  kind: 'off',
  from: '2026-12-21',
  until: '2027-01-01',
  name: 'Winter break',
  building: null,
};
const CALENDAR: DistrictCalendar = {
  holidays: [{ year: 2026, holidays: [VETERANS, CHRISTMAS] }],
  school: [{ year: '2026-27', first: '2026-09-01', last: '2027-06-10', days: [BREAK] }],
  rolls: false,
};
const kept = (calendar: DistrictCalendar, rev = 5): KeptCalendar => ({ rev, at: 1, calendar });
const begun = (): CalendarDraft => calendarDraftsOf({ staffId: 'x' }).of(kept(CALENDAR));

describe('a calendar that is being changed', () => {
  it('is sent as it was where nothing was changed, and a year that was looked at is not a change', () => {
    const writer = { staffId: 'x' };
    const draft = calendarDraftsOf(writer).of(kept(CALENDAR));
    schoolYearIn(draft, '2027-28');
    expect(calendarOf(draft)).toEqual(CALENDAR);
    expect([changesIn(draft), writtenBy(writer).size]).toEqual([[], 0]);
  });

  it('keeps what is only typed, past the page', () => {
    const writer = { staffId: 'x' };
    calendarDraftsOf(writer).of(kept(CALENDAR)).holiday.name = 'Founding Day';
    const [[name, text]] = [...writtenBy(writer)] as [[string, string]];
    const later = { staffId: 'x' };
    putBack(later, name, text);
    expect(calendarDraftsOf(later).of(kept(CALENDAR)).holiday.name).toBe('Founding Day');
  });

  it('puts a holiday into its year and its place, and a year with none is not said', () => {
    const draft = begun();
    draft.holiday = { day: '2027-01-01', name: " New Year's Day " };
    addTyped(draft);
    addHolidays(draft, [
      { day: '2026-11-26', name: 'Thanksgiving Day' },
      { ...VETERANS, name: 'Another name' },
    ]);
    expect(calendarOf(draft).holidays).toEqual([
      { year: 2026, holidays: [VETERANS, { day: '2026-11-26', name: 'Thanksgiving Day' }, CHRISTMAS] },
      { year: 2027, holidays: [{ day: '2027-01-01', name: "New Year's Day" }] },
    ]);
    expect(draft.holiday).toEqual({ day: '', name: '' });
    removeHoliday(draft, '2027-01-01');
    expect(calendarOf(draft).holidays.map(({ year }) => year)).toEqual([2026]);
  });

  it('adds one day or several, and goes on with the same kind', () => {
    const draft = begun();
    const year = schoolYearIn(draft, '2026-27');
    draft.days = { kind: 'make-up', from: '2027-06-11', until: '', name: '', building: '' };
    addTypedDays(draft, year);
    expect(year.days[1]).toEqual({
      kind: 'make-up',
      from: '2027-06-11',
      until: '2027-06-11',
      name: '',
      building: null,
    });
    expect(draft.days).toEqual({ kind: 'make-up', from: '', until: '', name: '', building: '' });
    removeDays(year, year.days[0]!);
    expect(changesIn(draft).map(({ what }) => what)).toEqual(['school-days', 'school-days']);
  });

  it('finds the legal holidays on which there is school', () => {
    const draft = begun();
    expect(holidaysWithSchool(draft, schoolYearIn(draft, '2026-27'))).toEqual([VETERANS]);
    expect(holidaysWithSchool(draft, schoolYearIn(draft, '2027-28'))).toEqual([]);
  });
});

it('goes on from what was saved, with what was only typed', () => {
  const draft = begun();
  removeHoliday(draft, CHRISTMAS.day);
  draft.holiday.name = 'Founding Day';
  const saved = calendarOf(draft);
  addHolidays(draft, [{ day: '2026-11-26', name: 'Thanksgiving Day' }]);
  settle(draft, 9, saved);
  expect([draft.rev, changesIn(draft).length, draft.holiday.name]).toEqual([9, 1, 'Founding Day']);
});

describe('what somebody else saved meanwhile', () => {
  it('is taken in, with each change made here on top', () => {
    const draft = begun();
    removeHoliday(draft, CHRISTMAS.day);
    schoolYearIn(draft, '2026-27').last = '2027-06-14';
    const snow: SchoolDays = { kind: 'snow', from: '2027-01-12', until: '2027-01-12', name: '', building: null };
    const [year] = CALENDAR.school;
    const theirs = { ...CALENDAR, rolls: true, school: [{ ...year!, days: [BREAK, snow] }] };
    expect(takeIn(draft, kept(theirs, 9))).toEqual({ own: true });
    expect(draft.rev).toBe(9);
    expect(calendarOf(draft)).toEqual({
      holidays: [{ year: 2026, holidays: [VETERANS] }],
      school: [{ ...year, last: '2027-06-14', days: [BREAK, snow] }],
      rolls: true,
    });
  });

  it('is all there is where nothing was changed here', () => {
    const draft = begun();
    expect(takeIn(draft, kept({ holidays: [], school: [], rolls: true }, 9))).toEqual({ own: false });
    expect(calendarOf(draft)).toEqual({ holidays: [], school: [], rolls: true });
  });

  it('loses nothing: what would be saved is what was changed here, whatever they did', () => {
    const someDays = fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { maxLength: 12 });
    const calendarWith = (days: readonly number[]): DistrictCalendar => ({
      ...CALENDAR,
      holidays: [
        {
          year: 2026,
          holidays: days.toSorted((a, b) => a - b).map((n) => ({ day: dayAfter('2026-01-01', n), name: `Day ${n}` })),
        },
      ],
    });
    fc.assert(
      fc.property(someDays, someDays, someDays, (was, mine, theirs) => {
        const draft = calendarDraftsOf({ staffId: 'x' }).of(kept(calendarWith(was)));
        for (const { day } of [...draft.holidays]) removeHoliday(draft, day);
        addHolidays(draft, calendarWith(mine).holidays[0]!.holidays);
        takeIn(draft, kept(calendarWith(theirs), 9));
        const after = new Set(draft.holidays.map(({ day }) => day));
        const day = (n: number) => dayAfter('2026-01-01', n);
        for (const n of mine.filter((one) => !was.includes(one))) expect(after.has(day(n))).toBe(true);
        for (const n of was.filter((one) => !mine.includes(one))) expect(after.has(day(n))).toBe(false);
        for (const n of theirs.filter((one) => !was.includes(one))) expect(after.has(day(n))).toBe(true);
        expect(districtCalendarSchema.safeParse(calendarOf(draft)).success).toBe(true);
      }),
    );
  });
});
