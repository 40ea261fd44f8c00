import type { DistrictCalendar } from '../../clocks/calendar.ts';
import { clockRule } from '../../clocks/clock-rules.ts';
import { dueOf } from '../../clocks/due.ts';
import type { TakenStep } from './request-judge.ts';

/** The last day on which an objection counts: that of W7 (R191, C14). Null until the parent has the letter. */
export function objectionEnd(steps: readonly TakenStep[], calendar: DistrictCalendar): string | null {
  const received = steps.find(({ kind }) => kind === 'notice-received');
  return received === undefined ? null : dueOf(clockRule('W7'), received.day, calendar).due;
}

/** Whether the parent objected while it counts. A later objection is written down and changes nothing (C14). */
export function isObjectedInTime(steps: readonly TakenStep[], calendar: DistrictCalendar): boolean {
  const end = objectionEnd(steps, calendar);
  return steps.some(({ kind, day }) => kind === 'objected' && (end === null || day <= end));
}
