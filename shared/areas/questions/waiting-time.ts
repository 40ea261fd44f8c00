import { dayAfter } from '../../clocks/day-after.ts';

/** A question waits so many school days for the person's answer before somebody else looks at it without one. */
export const ANSWER_SCHOOL_DAYS = 5;

const [SATURDAY, SUNDAY] = [6, 0];

/** Monday to Friday. The roster knows no holidays: in one the time is shorter than it says. */
function isSchoolDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== SATURDAY && weekday !== SUNDAY;
}

/** What was asked before this day has waited its school days, each in full, when `today` begins. */
export function waitedSince(today: string, schoolDays = ANSWER_SCHOOL_DAYS): string {
  let day = today;
  for (let left = schoolDays; left > 0;) {
    day = dayAfter(day, -1);
    if (isSchoolDay(day)) left -= 1;
  }
  return day;
}

/** Whether somebody else may look at a question now: once it has an answer, or has waited for one. */
export function isDue({ answeredAt, askedDay }: Waiting, today: string): boolean {
  return answeredAt !== null || askedDay < waitedSince(today);
}

interface Waiting {
  readonly answeredAt: number | null;
  readonly askedDay: string;
}
