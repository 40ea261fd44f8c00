import {
  type CalendarEdit,
  DAY_NAME_MAX,
  districtCalendarSchema,
  HOLIDAYS_MAX,
  SCHOOL_DAYS_MAX,
} from '../../../shared/areas/calendar/calendar.ts';
import { schoolYearOf } from '../../../shared/clocks/school-year.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { isDay } from '../parts/days.ts';
import { textIssue } from '../parts/written.ts';
import { type CalendarDraft, calendarOf, type SchoolYearDraft } from './calendar-draft.ts';

type Errors<F extends string> = Readonly<Partial<Record<F, string>>>;
const some = <F extends string>(errors: Partial<Record<F, string | undefined>>): Errors<F> =>
  Object.fromEntries(Object.entries(errors).filter(([, text]) => text !== undefined)) as Errors<F>;

/** What is wrong with a holiday that is to be added to a year; empty where nothing is. */
export function holidayFaults({ holiday, holidays }: CalendarDraft, year: number): Errors<'day' | 'name'> {
  return some({
    day: dayFault(holiday.day, holidays, year),
    name: textIssue(holiday.name, DAY_NAME_MAX, m.cal_name_missing()),
  });
}

function dayFault(day: string, holidays: CalendarDraft['holidays'], year: number): string | undefined {
  if (!isDay(day)) return m.cal_day_missing();
  if (!day.startsWith(`${year}-`)) return m.cal_day_other_year({ year: String(year) });
  if (holidays.some((one) => one.day === day)) return m.cal_day_twice();
  return holidays.filter((one) => one.day.startsWith(`${year}-`)).length < HOLIDAYS_MAX ? undefined : m.cal_many();
}

/** What is wrong with school days that are to be added to a school year. */
export function daysFaults({ days }: CalendarDraft, year: SchoolYearDraft): Errors<'from' | 'until' | 'name'> {
  const { from, until, name } = days;
  const isOptional =
    until === '' || (isDay(until) && isDay(from) && from <= until && schoolYearOf(until) === year.year);
  return some({
    from: fromFault(from, year),
    until: isOptional ? undefined : m.cal_until_wrong({ year: year.year }),
    name: name.trim().length > DAY_NAME_MAX ? m.issue_text_long({ max: DAY_NAME_MAX }) : undefined,
  });
}

function fromFault(from: string, { year, days }: SchoolYearDraft): string | undefined {
  if (!isDay(from)) return m.cal_day_missing();
  if (schoolYearOf(from) !== year) return m.cal_day_other_school_year({ year });
  return days.length < SCHOOL_DAYS_MAX ? undefined : m.cal_many();
}

/** What is wrong with the ends of a school year. One of which nothing is said has none. */
export function yearFaults({ year, first, last, days }: SchoolYearDraft): Errors<'first' | 'last'> {
  if (first === '' && last === '' && days.length === 0) return {};
  const inYear = (day: string) => isDay(day) && schoolYearOf(day) === year;
  return some({
    first: inYear(first) ? undefined : m.cal_first_wrong({ year }),
    last: !inYear(last) ? m.cal_last_wrong({ year }) : first > last ? m.cal_last_early() : undefined,
  });
}

/** What is sent, or the school year in which something is wrong; null: it could not be told where. */
export type ReadCalendar =
  { readonly ok: true; readonly edit: CalendarEdit } | { readonly ok: false; readonly year: SchoolYearDraft | null };

/** The calendar as it is sent. */
export function readCalendar(draft: CalendarDraft): ReadCalendar {
  const wrong = draft.school.find((year) => Object.keys(yearFaults(year)).length > 0);
  if (wrong !== undefined) return { ok: false, year: wrong };
  const { success, data } = districtCalendarSchema.safeParse(calendarOf(draft));
  return success ? { ok: true, edit: { rev: draft.rev, calendar: data } } : { ok: false, year: null };
}
