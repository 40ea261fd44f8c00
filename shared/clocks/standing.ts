import type { DistrictCalendar, SchoolDays, SchoolYear } from './calendar.ts';
import { schoolYearOf } from './school-year.ts';
import { isWeekend } from './weekday.ts';

/** Why a day does not count. Weekends are left out without a word. */
export type SkipKind = 'holiday' | 'off' | 'snow' | 'vacation' | 'pause';

/** A year of which the district has not said what its days are. */
export type Unknown =
  { readonly of: 'holidays'; readonly year: number } | { readonly of: 'school'; readonly year: string };

/** How a day stands to a clock. */
export interface Standing {
  readonly counts: boolean;
  /** Absent for a weekend, and for a day that counts. */
  readonly skip?: { readonly kind: SkipKind; readonly name: string };
  /** A day of school made up for, as the district calls it. */
  readonly madeUp?: string;
  readonly unknown?: Unknown;
}

export type StandingOf = (day: string) => Standing;

const COUNTS: Standing = { counts: true };
const WEEKEND: Standing = { counts: false };

/** How days stand to a clock that counts all of them. */
export const everyDay: StandingOf = () => COUNTS;

/**
 * How days stand to a clock of business days (R169: no Saturday, Sunday or legal holiday). Of a year that nobody has
 * told us of, only the weekends are left out, and it is said.
 */
export function businessDays({ holidays }: DistrictCalendar): StandingOf {
  const years = new Map(holidays.map(({ year, holidays: days }) => [year, namesOf(days)]));
  return (day) => {
    if (isWeekend(day)) return WEEKEND;
    const year = Number(day.slice(0, 4));
    const known = years.get(year);
    if (known === undefined) return { counts: true, unknown: { of: 'holidays', year } };
    const name = known.get(day);
    return name === undefined ? COUNTS : { counts: false, skip: { kind: 'holiday', name } };
  };
}

const namesOf = (days: readonly { day: string; name: string }[]) => new Map(days.map(({ day, name }) => [day, name]));

/**
 * How days stand to a clock of school days, in a building or in the district as a whole. Of a school year that nobody
 * has told us of, weekdays count: the day found is the earliest that it can be, and it is said.
 */
export function schoolDays({ school }: DistrictCalendar, building: string | null): StandingOf {
  const years = new Map(school.map((year) => [year.year, year]));
  return (day) => {
    const year = schoolYearOf(day);
    const known = years.get(year);
    if (known !== undefined) return inYear(known, day, building);
    return isWeekend(day) ? WEEKEND : { counts: true, unknown: { of: 'school', year } };
  };
}

function inYear({ first, last, days }: SchoolYear, day: string, building: string | null): Standing {
  const said = days
    .filter((one) => one.from <= day && day <= one.until && (one.building === null || one.building === building))
    .toSorted((a, b) => rankOf(a) - rankOf(b))[0];
  if (said?.kind === 'make-up') return { counts: true, madeUp: said.name };
  if (isWeekend(day)) return WEEKEND;
  if (said !== undefined) return { counts: false, skip: { kind: said.kind, name: said.name } };
  return first <= day && day <= last ? COUNTS : { counts: false, skip: { kind: 'vacation', name: '' } };
}

/** What was said later goes first: a day off is taken to make up for snow, and then snow may fall on that. */
const KINDS = ['snow', 'make-up', 'off'];

/** What was said of one building goes before what was said of all. */
const rankOf = ({ kind, building }: SchoolDays): number => (building === null ? KINDS.length : 0) + KINDS.indexOf(kind);
