import type { RequestRow } from '../../../shared/areas/requests/request.ts';

/**
 * The day by which a clock's answer is owed. What may be given only once a clock is over is not late on the first day
 * after it: it is due on the day on which somebody looks (R191, C14).
 */
export function dueNow(
  clock: Pick<NonNullable<RequestRow['clock']>, 'state' | 'due'> | null,
  today: string,
): string | null {
  if (clock === null || clock.due === null) return null;
  return clock.state === 'running' && clock.due < today ? today : clock.due;
}
