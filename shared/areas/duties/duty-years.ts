import { schoolYearOf } from '../../clocks/school-year.ts';

/** So many school years back something can still be looked at and entered. */
const BACK = 4;

/** The school year so many years after the one of a day; before it for a negative number. */
function yearBeside(today: string, years: number): string {
  const first = Number(schoolYearOf(today).slice(0, 4)) + years;
  return schoolYearOf(`${first}-07-01`);
}

/** The school years whose duties can be looked at and entered, the newest first: what is due in August is done before July. */
export const nearYears = (today: string): readonly string[] =>
  Array.from({ length: BACK + 2 }, (_, i) => yearBeside(today, 1 - i));

/**
 * Whether something done on a day can be of a school year: in the year before it at the earliest, as a notice goes out
 * before its school year (R226). What is later is late.
 */
export const isDayFor = (year: string, day: string): boolean =>
  day >= `${Number(year.slice(0, 'YYYY'.length)) - 1}-07-01`;

/** Whether a school year is one of them. */
export const isNearYear = (year: string, today: string): boolean => nearYears(today).includes(year);
