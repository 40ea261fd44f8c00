import type { DistrictCalendar, Holiday, SchoolDays, SchoolYear } from '../../clocks/calendar.ts';

/** One difference between two calendars. */
export type CalendarChange =
  | { readonly what: 'holiday'; readonly how: 'added' | 'removed'; readonly holiday: Holiday }
  | {
      readonly what: 'school-days';
      readonly how: 'added' | 'removed';
      readonly year: string;
      readonly days: SchoolDays;
    }
  | {
      readonly what: 'school-year';
      readonly year: string;
      readonly before: { readonly first: string; readonly last: string } | null;
      readonly after: { readonly first: string; readonly last: string } | null;
    }
  | { readonly what: 'rolls'; readonly after: boolean };

/** What is other in a calendar than in another: holidays by their days, then school years, then the way of counting. */
export function calendarChanges(before: DistrictCalendar, after: DistrictCalendar): readonly CalendarChange[] {
  const rolls = { what: 'rolls', after: after.rolls } as const;
  return [
    ...apart(holidaysIn(before), holidaysIn(after)).map(
      ([how, holiday]) => ({ what: 'holiday', how, holiday }) as const,
    ),
    ...yearsIn(before, after).flatMap((year) => yearChanges(year, yearOf(before, year), yearOf(after, year))),
    ...(before.rolls === after.rolls ? [] : [rolls]),
  ];
}

const holidaysIn = ({ holidays }: DistrictCalendar) => holidays.flatMap((year) => year.holidays);
const yearOf = ({ school }: DistrictCalendar, year: string) => school.find((one) => one.year === year) ?? null;

function yearsIn(...calendars: readonly DistrictCalendar[]): string[] {
  return [...new Set(calendars.flatMap(({ school }) => school.map(({ year }) => year)))].toSorted();
}

function yearChanges(year: string, before: SchoolYear | null, after: SchoolYear | null): CalendarChange[] {
  const ends = (one: SchoolYear | null) => (one === null ? null : { first: one.first, last: one.last });
  const isSame = before?.first === after?.first && before?.last === after?.last;
  return [
    ...(isSame ? [] : [{ what: 'school-year', year, before: ends(before), after: ends(after) } as const]),
    ...apart(before?.days ?? [], after?.days ?? []).map(
      ([how, days]) => ({ what: 'school-days', how, year, days }) as const,
    ),
  ];
}

/** What is in one list only, the removed ones first. */
function apart<T extends object>(before: readonly T[], after: readonly T[]): (readonly ['added' | 'removed', T])[] {
  const left = keysOf(before);
  const right = keysOf(after);
  return [
    ...before.filter((one) => !right.has(keyOf(one))).map((one) => ['removed', one] as const),
    ...after.filter((one) => !left.has(keyOf(one))).map((one) => ['added', one] as const),
  ];
}

/** The same whatever the order in which somebody wrote its parts. */
const keyOf = (one: object): string => JSON.stringify(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)));
const keysOf = (some: readonly object[]) => new Set(some.map(keyOf));
