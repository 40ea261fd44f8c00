import type { KeptCalendar } from '../../../shared/areas/calendar/calendar.ts';
import { calendarChanges, type CalendarChange } from '../../../shared/areas/calendar/calendar-changes.ts';
import type { DayKind, DistrictCalendar, Holiday, SchoolDays } from '../../../shared/clocks/calendar.ts';
import { keptBy } from '../parts/kept.ts';

/** A school year while it is being said; a day that is not chosen yet is empty. */
export interface SchoolYearDraft {
  readonly year: string;
  first: string;
  last: string;
  days: SchoolDays[];
}

/** The calendar while it is being changed, with what is only typed. */
export interface CalendarDraft {
  /** Of the version from which it goes on, and that version. */
  rev: number;
  was: DistrictCalendar;
  holidays: Holiday[];
  school: SchoolYearDraft[];
  rolls: boolean;
  /** A holiday that is not added yet. */
  holiday: { day: string; name: string };
  /** School days that are not added yet. */
  days: { kind: DayKind; from: string; until: string; name: string; building: string };
}

const noHoliday = () => ({ day: '', name: '' });
const noDays = () => ({ kind: 'snow' as const, from: '', until: '', name: '', building: '' });

/** What somebody is changing; there is one calendar. */
export const calendarDraftsOf = keptBy({
  name: 'calendar',
  idOf: () => 'calendar',
  begin: ({ rev, calendar }: KeptCalendar): CalendarDraft => ({
    rev,
    was: calendar,
    ...partsOf(calendar),
    holiday: noHoliday(),
    days: noDays(),
  }),
  // A year that was only looked at is begun, and says nothing.
  isBlank: (draft) => changesIn(draft).length === 0 && !isTyped(draft),
});

function isTyped({ holiday, days }: CalendarDraft): boolean {
  return [holiday.day, holiday.name, days.from, days.until, days.name].some((text) => text !== '');
}

const partsOf = ({ holidays, school, rolls }: DistrictCalendar) => ({
  holidays: holidays.flatMap((year) => [...year.holidays]),
  school: school.map((year) => ({ ...year, days: [...year.days] })),
  rolls,
});

/** The calendar as it would be sent: what is empty is not said, and all is in its order. */
export function calendarOf({ holidays, school, rolls }: Parts): DistrictCalendar {
  const years = new Set(holidays.map(({ day }) => Number(day.slice(0, 4))));
  return {
    holidays: [...years]
      .toSorted((a, b) => a - b)
      .map((year) => ({
        year,
        holidays: holidays.filter(({ day }) => Number(day.slice(0, 4)) === year).toSorted(byDay),
      })),
    school: school
      .filter(({ first, last, days }) => first !== '' || last !== '' || days.length > 0)
      .toSorted((a, b) => (a.year < b.year ? -1 : 1))
      .map(({ year, first, last, days }) => ({ year, first, last, days: days.toSorted(byFirst) })),
    rolls,
  };
}

type Parts = Pick<CalendarDraft, 'holidays' | 'school' | 'rolls'>;
const byDay = (a: Holiday, b: Holiday): number => (a.day < b.day ? -1 : 1);
const byFirst = (a: SchoolDays, b: SchoolDays): number => (a.from < b.from ? -1 : 1);

/** What is other than in the version from which it goes on. */
export const changesIn = (draft: CalendarDraft): readonly CalendarChange[] =>
  calendarChanges(draft.was, calendarOf(draft));

/** The draft of a school year; begun where nothing was said of it. */
export function schoolYearIn(draft: CalendarDraft, year: string): SchoolYearDraft {
  const known = draft.school.find((one) => one.year === year);
  if (known !== undefined) return known;
  draft.school = [...draft.school, { year, first: '', last: '', days: [] }];
  return schoolYearIn(draft, year);
}

/** Adds holidays; a day that is one already keeps its name. */
export function addHolidays(draft: CalendarDraft, holidays: readonly Holiday[]): void {
  const known = new Set(draft.holidays.map(({ day }) => day));
  draft.holidays = [...draft.holidays, ...holidays.filter(({ day }) => !known.has(day))].toSorted(byDay);
}

/** Adds the holiday that was typed. */
export function addTyped(draft: CalendarDraft): void {
  addHolidays(draft, [{ day: draft.holiday.day, name: draft.holiday.name.trim() }]);
  draft.holiday = noHoliday();
}

export function removeHoliday(draft: CalendarDraft, day: string): void {
  draft.holidays = draft.holidays.filter((one) => one.day !== day);
}

/** Adds the school days that were typed to a school year. */
export function addTypedDays(draft: CalendarDraft, year: SchoolYearDraft): void {
  const { kind, from, until, name, building } = draft.days;
  addDays(year, [{ kind, from, until: until || from, name: name.trim(), building: building || null }]);
  draft.days = { ...noDays(), kind };
}

export function addDays(year: SchoolYearDraft, days: readonly SchoolDays[]): void {
  year.days = [...year.days, ...days].toSorted(byFirst);
}

export function removeDays(year: SchoolYearDraft, days: SchoolDays): void {
  year.days = year.days.filter((one) => one !== days);
}

/** The legal holidays on which a school year has school, as it stands. */
export function holidaysWithSchool(
  { holidays }: CalendarDraft,
  { first, last, days }: SchoolYearDraft,
): readonly Holiday[] {
  const isSaid = (day: string) => days.some(({ from, until }) => from <= day && day <= until);
  return holidays.filter(({ day }) => first !== '' && first <= day && day <= last && !isSaid(day));
}

/** Goes on from what has just been saved: what is only typed stays, and what was typed while it was being sent. */
export function settle(draft: CalendarDraft, rev: number, calendar: DistrictCalendar): void {
  [draft.rev, draft.was] = [rev, calendar];
}

/** Goes on from what somebody else has saved meanwhile, with every change made here on top of it. */
export function takeIn(draft: CalendarDraft, now: KeptCalendar): { readonly own: boolean } {
  const changes = changesIn(draft);
  const parts = partsOf(now.calendar);
  const looked = draft.school.map(({ year }) => year);
  [draft.holidays, draft.school, draft.rolls] = [parts.holidays, parts.school, parts.rolls];
  [draft.rev, draft.was] = [now.rev, now.calendar];
  for (const change of changes) make(draft, change);
  for (const year of looked) schoolYearIn(draft, year);
  return { own: changes.length > 0 };
}

function make(draft: CalendarDraft, change: CalendarChange): void {
  switch (change.what) {
    case 'holiday':
      // The name given here stands, where both named the day.
      removeHoliday(draft, change.holiday.day);
      if (change.how === 'added') addHolidays(draft, [change.holiday]);
      return;
    case 'school-year':
      Object.assign(schoolYearIn(draft, change.year), change.after ?? { first: '', last: '' });
      return;
    case 'school-days':
      return makeDays(schoolYearIn(draft, change.year), change);
    case 'rolls':
      draft.rolls = change.after;
  }
}

function makeDays(year: SchoolYearDraft, { how, days }: Extract<CalendarChange, { what: 'school-days' }>): void {
  year.days = year.days.filter((one) => !isSame(one, days));
  if (how === 'added') addDays(year, [days]);
}

const isSame = (a: SchoolDays, b: SchoolDays): boolean =>
  a.kind === b.kind && a.from === b.from && a.until === b.until && a.name === b.name && a.building === b.building;
