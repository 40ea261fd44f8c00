import { dayAfter } from '../../clocks/day-after.ts';
import { weekdayOf } from '../../clocks/weekday.ts';
import type { CommitteeDays } from './committee.ts';

const WEEK = 7;

/** Whether the committee meets on the day (R24). */
export function isMeetingDay({ weekday, closed }: CommitteeDays, day: string): boolean {
  return weekdayOf(day) === weekday && !closed.some((one) => one.day === day);
}

/** The first meeting on the day or after it. There always is one: only so many days are closed. */
export function meetingFrom(days: CommitteeDays, day: string): string {
  return stepwise(days, dayAfter(day, (days.weekday - weekdayOf(day) + WEEK) % WEEK), WEEK);
}

/** The last meeting before the day. */
export function meetingBefore(days: CommitteeDays, day: string): string {
  return stepwise(days, dayAfter(day, -((weekdayOf(day) - days.weekday + WEEK) % WEEK || WEEK)), -WEEK);
}

/** The next meetings, from the day on: so many. */
export function meetingsAhead(days: CommitteeDays, day: string, count: number): string[] {
  const ahead: string[] = [];
  for (let next = day; ahead.length < count; next = dayAfter(next, 1)) {
    next = meetingFrom(days, next);
    ahead.push(next);
  }
  return ahead;
}

function stepwise(days: CommitteeDays, from: string, by: number): string {
  let day = from;
  while (!isMeetingDay(days, day)) day = dayAfter(day, by);
  return day;
}
