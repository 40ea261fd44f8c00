import { and, eq, gt, lt, sql } from 'drizzle-orm';
import type { Tender } from '../store/store.ts';

/** Something that is tried, in its window (both by epoch ms), and how often it may be. */
export interface Tried {
  readonly key: string;
  readonly windowAt: number;
  readonly most: number;
}

/** A try that was counted: how many there are with it, and in which window. */
export interface Counted {
  readonly count: number;
  readonly windowAt: number;
}

/**
 * Counts one more try, in one statement, and gives the count. Undefined when `most` + 1 are counted already: nothing
 * is written any more then. A server whose clock is behind counts into the window that another has begun.
 */
export async function countTry(tx: Tender, { key, windowAt, most }: Tried): Promise<Counted | undefined> {
  const { rateLimit } = tx.tables;
  const begins = sql`excluded.window_at > ${rateLimit.windowAt}`;
  const [row] = await tx.db
    .insert(rateLimit)
    .values({ key, windowAt, count: 1 })
    .onConflictDoUpdate({
      target: rateLimit.key,
      set: {
        count: sql`CASE WHEN ${begins} THEN 1 ELSE ${rateLimit.count} + 1 END`,
        windowAt: sql`CASE WHEN ${begins} THEN excluded.window_at ELSE ${rateLimit.windowAt} END`,
      },
      setWhere: sql`${begins} OR ${rateLimit.count} <= ${most}`,
    })
    .returning({ count: rateLimit.count, windowAt: rateLimit.windowAt });
  return row;
}

/** Takes one try back from the window it was counted into, as if it had not been made. */
export async function takeBack(tx: Tender, key: string, { windowAt }: Pick<Counted, 'windowAt'>): Promise<void> {
  const { rateLimit } = tx.tables;
  await tx.db
    .update(rateLimit)
    .set({ count: sql`${rateLimit.count} - 1` })
    .where(and(eq(rateLimit.key, key), eq(rateLimit.windowAt, windowAt), gt(rateLimit.count, 0)));
}

/** Forgets all windows that began before. */
export async function forgetTries(tx: Tender, before: number): Promise<void> {
  const { rateLimit } = tx.tables;
  await tx.db.delete(rateLimit).where(lt(rateLimit.windowAt, before));
}
