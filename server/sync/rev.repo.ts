import { eq, sql } from 'drizzle-orm';
import type { Looker, Tx } from '../store/store.ts';

/**
 * The next store-wide revision, from one row that stays locked until the commit. Take it after every business row that
 * another may hold, and before the audit head: two transactions then commit in the order of their revisions, and a
 * cursor never skips a row.
 */
export async function nextRev(tx: Tx): Promise<number> {
  const bump = tx.preparedChange('rev.next', (db, { counter }) =>
    db
      .update(counter)
      .set({ value: sql`${counter.value} + 1` })
      .where(eq(counter.name, 'rev'))
      .returning({ value: counter.value }),
  );
  const [row] = await bump.execute();
  if (row === undefined) throw new Error('The revision counter is missing. Restore the last backup.');
  return row.value;
}

/**
 * The newest revision that is committed. Read it before the rows it is to vouch for: all up to it are then seen, and
 * what comes later has a higher one.
 */
export async function currentRev(q: Looker): Promise<number> {
  const current = q.prepared('rev.current', (db, { counter }) =>
    db.select({ value: counter.value }).from(counter).where(eq(counter.name, 'rev')),
  );
  const [row] = await current.execute();
  if (row === undefined) throw new Error('The revision counter is missing. Restore the last backup.');
  return row.value;
}
