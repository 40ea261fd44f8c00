import { RosterError } from './roster-error.ts';

/**
 * Refuses a set that would end more than `limit` (a share, 0 to 1) of the active students: far more often a broken
 * export than a truth. Says the numbers and how to go on.
 */
export function assertFewEnd(active: number, ended: number, limit: number): void {
  assertFew(active, ended, limit, `end ${ended} of ${active} active students`);
}

/** As `assertFewEnd`, of the ids by which a SIS's pages name students: without them its pages open nobody. */
export function assertFewIdsGo(known: number, gone: number, limit: number): void {
  assertFew(known, gone, limit, `take away ${gone} of ${known} ids that pages open students by`);
}

function assertFew(all: number, some: number, limit: number, what: string): void {
  if (all === 0 || some / all <= limit) return;
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const enough = Math.min(1, Math.ceil((some / all) * 100) / 100);
  throw new RosterError(
    'too-many-ended',
    `This set would ${what} (${percent(some / all)}); the limit is ${percent(limit)}. ` +
      `Nothing was changed. If the set is complete and this is right, import it again with the limit raised to ${enough} (--end-limit ${enough}).`,
  );
}
