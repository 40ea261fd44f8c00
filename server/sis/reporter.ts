import { createHash } from 'node:crypto';

const LENGTH = 16;

/**
 * What tells one person from another among those who met something on a day. It is no staff id, and another one on each
 * day: only how many different people it was is to be known.
 */
export function reporterOf(staffId: string, day: string): string {
  return createHash('sha256').update(`${day} ${staffId}`).digest('hex').slice(0, LENGTH);
}
