import { RosterError } from './roster-error.ts';

/**
 * Refuses a set that would end more than `limit` (a share, 0 to 1) of the active students: far more often a broken
 * export than a truth. Says the numbers and how to go on.
 */
export function assertFewEnd(active: number, ended: number, limit: number): void {
  if (active === 0 || ended / active <= limit) return;
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const enough = Math.min(1, Math.ceil((ended / active) * 100) / 100);
  throw new RosterError(
    'too-many-ended',
    `This set would end ${ended} of ${active} active students (${percent(ended / active)}); the limit is ${percent(limit)}. ` +
      `Nothing was changed. If the set is complete and this is right, import it again with the limit raised to ${enough} (--end-limit ${enough}).`,
  );
}
