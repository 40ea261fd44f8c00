import type { DistrictCalendar } from '../../clocks/calendar.ts';
import { dayAfter } from '../../clocks/day-after.ts';
import type { Duty } from './duty.ts';

/** Of a year whose first day of school nobody has said, school is taken to begin after this day. */
const LAST_OF_SUMMER = '08-31';

/** The day on which a duty is due, and by what it was found. */
export interface DutyDue {
  readonly day: string;
  /** The first day of school it lies before; null where it does not rest on it, or nobody has said that day. */
  readonly begins: string | null;
  /** False where the first day of school is not known and a day was taken instead. */
  readonly known: boolean;
}

/** The one day of a school year (`2026-27`) on which a duty is due (W38, W39, W40). It lies in that year. */
export function dutyDue({ day }: Pick<Duty, 'day'>, year: string, calendar: DistrictCalendar): DutyDue {
  if ('on' in day) return { day: inYear(year, day.on), begins: null, known: true };
  const begins = calendar.school.find((one) => one.year === year)?.first ?? null;
  if (begins === null) return { day: inYear(year, LAST_OF_SUMMER), begins, known: false };
  const before = dayAfter(begins, -1);
  const opening = inYear(year, '07-01');
  return { day: before < opening ? opening : before, begins, known: true };
}

/** A day of the calendar in a school year, which goes from July to June. */
const inYear = (year: string, on: string): string => {
  const first = Number(year.slice(0, 4));
  return `${on >= '07-01' ? first : first + 1}-${on}`;
};

/** How a duty stands on a day. `done-late`: it was done after its day. */
export type DutyState = 'done' | 'done-late' | 'late' | 'open';

/** `doneOn`: the first day on which it was done; null while it was not. */
export function dutyState(due: string, doneOn: string | null, today: string): DutyState {
  if (doneOn !== null) return doneOn > due ? 'done-late' : 'done';
  return today > due ? 'late' : 'open';
}
