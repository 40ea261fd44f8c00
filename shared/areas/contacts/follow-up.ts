import { dayAfter } from '../../clocks/day-after.ts';

/** A reminder further away than this is a slip of the finger. */
const AHEAD_DAYS = 731;

/** What is wrong with the day (`YYYY-MM-DD`) by which to come back to a contact (R10): not in the past, within two years. */
export function dueOnFault(dueOn: string, today: string): 'past' | 'too-far' | null {
  if (dueOn < today) return 'past';
  return dueOn > dayAfter(today, AHEAD_DAYS) ? 'too-far' : null;
}
