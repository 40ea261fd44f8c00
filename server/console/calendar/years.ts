import { schoolYearOf } from '../../../shared/clocks/school-year.ts';
import type { CalendarDraft } from './calendar-draft.ts';

/** So many years before and after this one may be chosen, besides those of which something is said. */
const [BEFORE, AFTER] = [1, 3];

/** The calendar years to choose from. */
export function holidayYears({ holidays, was }: Pick<CalendarDraft, 'holidays' | 'was'>, today: string): number[] {
  const said = [...holidays.map(({ day }) => yearOf(day)), ...was.holidays.map(({ year }) => year)];
  return inOrder([...around(yearOf(today)), ...said]);
}

/** The school years to choose from. */
export function schoolYears({ school, was }: Pick<CalendarDraft, 'school' | 'was'>, today: string): string[] {
  const first = yearOf(schoolYearOf(today));
  const named = [...school, ...was.school].map(({ year }) => yearOf(year));
  return inOrder([...around(first), ...named]).map((year) => schoolYearOf(`${year}-07-01`));
}

const yearOf = (text: string): number => Number(text.slice(0, 4));
const around = (year: number): number[] => Array.from({ length: BEFORE + 1 + AFTER }, (_, i) => year - BEFORE + i);
const inOrder = (years: readonly number[]): number[] => [...new Set(years)].toSorted((a, b) => a - b);
