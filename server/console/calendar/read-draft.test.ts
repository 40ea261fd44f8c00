import { describe, expect, it } from 'vitest';
import { EMPTY_CALENDAR } from '../../../shared/clocks/calendar.ts';
import { dayAfter } from '../../../shared/clocks/day-after.ts';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { addHolidays, type CalendarDraft, calendarDraftsOf, schoolYearIn } from './calendar-draft.ts';
import { daysFaults, holidayFaults, readCalendar, yearFaults } from './read-draft.ts';

const begun = (): CalendarDraft =>
  calendarDraftsOf({ staffId: 'x' }).of({ rev: 3, at: null, calendar: EMPTY_CALENDAR });

describe('what is wrong is said at its field', () => {
  it('of a holiday', () => {
    setLocale('en');
    const draft = begun();
    const faults = (day: string, name: string) => {
      draft.holiday = { day, name };
      return holidayFaults(draft, 2026);
    };
    expect(faults('', ' ')).toEqual({ day: 'Choose a day of the calendar.', name: 'Say what it is called.' });
    expect(faults('2027-01-01', 'x'.repeat(81))).toEqual({
      day: 'Choose a day in 2026.',
      name: 'That is too long: at most 80 characters',
    });
    expect(faults('2026-11-11', 'Veterans Day')).toEqual({});
    addHolidays(draft, [{ day: '2026-11-11', name: 'Veterans Day' }]);
    expect(faults('2026-11-11', 'Veterans Day')).toEqual({ day: 'This day is in the table already.' });
    addHolidays(
      draft,
      Array.from({ length: 39 }, (_, i) => ({ day: dayAfter('2026-01-01', i), name: 'Day' })),
    );
    expect(faults('2026-12-25', 'Christmas')).toEqual({ day: 'There is no room for more. Remove what is not needed.' });
  });

  it('of school days', () => {
    const draft = begun();
    const year = schoolYearIn(draft, '2026-27');
    const faults = (from: string, until: string, name = '') => {
      draft.days = { kind: 'off', from, until, name, building: '' };
      return daysFaults(draft, year);
    };
    expect(faults('2026-12-21', '2027-01-01', 'Break')).toEqual({});
    expect(faults('2026-12-21', '')).toEqual({});
    expect(Object.keys(faults('', '2027-01-01'))).toEqual(['from', 'until']);
    expect(Object.keys(faults('2026-06-30', ''))).toEqual(['from']);
    expect(Object.keys(faults('2026-12-21', '2026-12-20', 'x'.repeat(81)))).toEqual(['until', 'name']);
    expect(Object.keys(faults('2027-06-30', '2027-07-01'))).toEqual(['until']);
  });

  it('of a school year, unless nothing is said of it', () => {
    const year = (first: string, last: string) => yearFaults({ year: '2026-27', first, last, days: [] });
    expect(year('', '')).toEqual({});
    expect(year('2026-09-01', '2027-06-10')).toEqual({});
    expect(Object.keys(year('2026-09-01', ''))).toEqual(['last']);
    expect(Object.keys(year('2025-09-01', '2027-07-10'))).toEqual(['first', 'last']);
    expect(Object.keys(year('2027-06-10', '2026-09-01'))).toEqual(['last']);
  });
});

describe('what is sent', () => {
  it('is the calendar with the revision that it was made from', () => {
    const draft = begun();
    addHolidays(draft, [{ day: '2026-11-11', name: 'Veterans Day' }]);
    expect(readCalendar(draft)).toMatchObject({ ok: true, edit: { rev: 3, calendar: { rolls: false } } });
  });

  it('leads to the school year in which something is wrong', () => {
    const draft = begun();
    schoolYearIn(draft, '2026-27').first = '2026-09-01';
    expect(readCalendar(draft)).toMatchObject({ ok: false, year: { year: '2026-27' } });
  });

  it('is nothing where it says more than there is room for', () => {
    const draft = begun();
    addHolidays(
      draft,
      Array.from({ length: 41 }, (_, i) => ({ day: dayAfter('2026-01-01', i), name: 'Day' })),
    );
    expect(readCalendar(draft)).toEqual({ ok: false, year: null });
  });
});
