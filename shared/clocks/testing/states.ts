import type { DistrictCalendar, Holiday, HolidayYear } from '../calendar.ts';
import { dayAfter } from '../day-after.ts';
import { weekdayOf } from '../weekday.ts';

const [MONDAY, THURSDAY, SATURDAY] = [1, 4, 6];

/** When a holiday falls in a year, and which way it moves from a weekend. */
type Fixed = readonly [name: string, day: string];
type Floating = readonly [name: string, month: number, weekday: number, nth: number];

/** Of a statute: its fixed days, its floating ones, and whether a Saturday's moves to the Friday before. */
interface Statute {
  readonly fixed: readonly Fixed[];
  readonly floating: readonly Floating[];
  readonly movesSaturday: boolean;
  readonly fridayAfterThanksgiving?: true;
}

const NEW_YEAR: Fixed = ["New Year's Day", '01-01'];
const JUNETEENTH: Fixed = ['Juneteenth', '06-19'];
const INDEPENDENCE: Fixed = ['Independence Day', '07-04'];
const VETERANS: Fixed = ['Veterans Day', '11-11'];
const CHRISTMAS: Fixed = ['Christmas Day', '12-25'];
const LAST = -1;
const KING: Floating = ['Martin Luther King Day', 1, MONDAY, 3];
const PRESIDENTS: Floating = ["Presidents' Day", 2, MONDAY, 3];
const MEMORIAL: Floating = ['Memorial Day', 5, MONDAY, LAST];
const LABOR: Floating = ['Labor Day', 9, MONDAY, 1];
const OCTOBER: Floating = ['Indigenous Peoples Day or Columbus Day', 10, MONDAY, 2];
const THANKSGIVING: Floating = ['Thanksgiving Day', 11, THURSDAY, 4];
const COMMON = [KING, MEMORIAL, LABOR, THANKSGIVING];

/** As the statutes have them, read and not taken from a library. */
export const STATUTES = {
  /** Minn. Stat. 645.44 subd. 5. A subdivision may leave out the second Monday of October; this one keeps it. */
  MN: {
    fixed: [NEW_YEAR, JUNETEENTH, INDEPENDENCE, VETERANS, CHRISTMAS],
    floating: [...COMMON, PRESIDENTS, OCTOBER],
    movesSaturday: true,
  },
  /** Conn. Gen. Stat. 1-4. What the governor appoints besides, such as Good Friday, is not in it. */
  CT: {
    fixed: [NEW_YEAR, ['Lincoln Day', '02-12'], JUNETEENTH, INDEPENDENCE, VETERANS, CHRISTMAS],
    floating: [...COMMON, PRESIDENTS, OCTOBER],
    movesSaturday: true,
  },
  /** ORC 1.14: only a Sunday's holiday moves. */
  OH: {
    fixed: [NEW_YEAR, JUNETEENTH, INDEPENDENCE, VETERANS, CHRISTMAS],
    floating: [...COMMON, PRESIDENTS, OCTOBER],
    movesSaturday: false,
  },
  /** Fla. Stat. 110.117(1). */
  FL: {
    fixed: [NEW_YEAR, INDEPENDENCE, VETERANS, CHRISTMAS],
    floating: COMMON,
    movesSaturday: true,
    fridayAfterThanksgiving: true,
  },
} as const satisfies Record<string, Statute>;

export type FixtureState = keyof typeof STATUTES;
export const FIXTURE_STATES = Object.keys(STATUTES) as FixtureState[];

const [FIRST_YEAR, LAST_YEAR] = [2024, 2034];
const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, i) => FIRST_YEAR + i);

/** A state's legal holidays, 2024 to 2034. */
export function holidaysOf(state: FixtureState): readonly HolidayYear[] {
  const statute: Statute = STATUTES[state];
  // What is observed for New Year may lie in the year before.
  const days = [...YEARS, LAST_YEAR + 1].flatMap((year) => daysIn(statute, year));
  return YEARS.map((year) => ({
    year,
    holidays: days.filter(({ day }) => day.startsWith(`${year}-`)).toSorted((a, b) => (a.day < b.day ? -1 : 1)),
  }));
}

/** A district of a state that has said no more than its holidays. */
export const calendarOf = (state: FixtureState): DistrictCalendar => ({
  holidays: holidaysOf(state),
  school: [],
  rolls: false,
});

function daysIn({ fixed, floating, movesSaturday, fridayAfterThanksgiving }: Statute, year: number): Holiday[] {
  const days = [
    ...fixed.flatMap(([name, day]) => observed({ name, day: `${year}-${day}` }, movesSaturday)),
    ...floating.map(([name, ...when]) => ({ name, day: nthOf(year, ...when) })),
  ];
  if (!fridayAfterThanksgiving) return days;
  return [...days, { name: 'Friday after Thanksgiving', day: dayAfter(nthOf(year, 11, THURSDAY, 4), 1) }];
}

function observed(holiday: Holiday, movesSaturday: boolean): Holiday[] {
  const weekday = weekdayOf(holiday.day);
  if (weekday === 0) return [holiday, { ...holiday, day: dayAfter(holiday.day, 1) }];
  return weekday === SATURDAY && movesSaturday ? [holiday, { ...holiday, day: dayAfter(holiday.day, -1) }] : [holiday];
}

function nthOf(year: number, month: number, weekday: number, nth: number): string {
  const days = Array.from({ length: 31 }, (_, i) => dayAfter(`${year}-${String(month).padStart(2, '0')}-01`, i));
  const found = days
    .filter((day) => Number(day.slice(5, 7)) === month && weekdayOf(day) === weekday)
    .at(nth < 0 ? nth : nth - 1);
  if (found === undefined) throw new Error('A month has no such day.');
  return found;
}
