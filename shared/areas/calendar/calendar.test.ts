import { describe, expect, it } from 'vitest';
import type { DistrictCalendar, SchoolYear } from '../../clocks/calendar.ts';
import { EMPTY_CALENDAR } from '../../clocks/calendar.ts';
import { districtCalendarSchema } from './calendar.ts';
import { calendarChanges } from './calendar-changes.ts';

const YEAR: SchoolYear = {
  year: '2026-27',
  first: '2026-09-01',
  last: '2027-06-10',
  days: [
    {
      kind: 'snow',
      from: '2027-01-12',
      until: '2027-01-12',
      name: '',
      building: '00000000-0000-7000-8000-000000000001',
    },
  ],
};
const VETERANS = { day: '2026-11-11', name: 'Veterans Day' };
const CALENDAR: DistrictCalendar = {
  holidays: [{ year: 2026, holidays: [VETERANS] }],
  school: [YEAR],
  rolls: true,
};
const isValid = (calendar: object) => districtCalendarSchema.safeParse(calendar).success;

describe('a calendar that is sent', () => {
  it('may be empty, or say all there is', () => {
    expect(isValid(EMPTY_CALENDAR)).toBe(true);
    expect(districtCalendarSchema.parse(CALENDAR)).toEqual(CALENDAR);
  });

  it.each<[string, Partial<DistrictCalendar>]>([
    ['a holiday outside its year', { holidays: [{ year: 2027, holidays: [VETERANS] }] }],
    ['a holiday twice', { holidays: [{ year: 2026, holidays: [VETERANS, { ...VETERANS, name: 'Other' }] }] }],
    ['a year twice', { holidays: [CALENDAR.holidays[0]!, CALENDAR.holidays[0]!] }],
    ['a holiday without a name', { holidays: [{ year: 2026, holidays: [{ day: '2026-11-11', name: ' ' }] }] }],
    ['a day that is none', { holidays: [{ year: 2026, holidays: [{ day: '2026-02-30', name: 'Leap' }] }] }],
    ['a school year that ends before it begins', { school: [{ ...YEAR, first: YEAR.last, last: YEAR.first }] }],
    ['a school year of other months', { school: [{ ...YEAR, last: '2027-07-02' }] }],
    ['a day of another school year', { school: [{ ...YEAR, year: '2025-26' }] }],
    ['a school year twice', { school: [YEAR, YEAR] }],
    ['days that end before they begin', { school: [{ ...YEAR, days: [{ ...YEAR.days[0]!, until: '2027-01-11' }] }] }],
  ])('may not have %s', (_, change) => {
    expect(isValid({ ...CALENDAR, ...change })).toBe(false);
  });
});

describe('what was changed', () => {
  it('is nothing between a calendar and itself, in whatever order its parts were written', () => {
    const [day] = YEAR.days;
    const turned = Object.fromEntries(Object.entries(day!).toReversed()) as typeof day;
    expect(calendarChanges(CALENDAR, { ...CALENDAR, school: [{ ...YEAR, days: [turned!] }] })).toEqual([]);
  });

  it('is each holiday, each school year and its days, and the way of counting', () => {
    const after = { holidays: [], school: [{ ...YEAR, last: '2027-06-11', days: [] }], rolls: false };
    expect(calendarChanges(CALENDAR, after)).toEqual([
      { what: 'holiday', how: 'removed', holiday: VETERANS },
      {
        what: 'school-year',
        year: '2026-27',
        before: { first: '2026-09-01', last: '2027-06-10' },
        after: { first: '2026-09-01', last: '2027-06-11' },
      },
      { what: 'school-days', how: 'removed', year: '2026-27', days: YEAR.days[0] },
      { what: 'rolls', after: false },
    ]);
    expect(calendarChanges(EMPTY_CALENDAR, CALENDAR).map(({ what }) => what)).toEqual([
      'holiday',
      'school-year',
      'school-days',
      'rolls',
    ]);
  });
});
