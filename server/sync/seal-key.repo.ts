import { asc, desc, inArray } from 'drizzle-orm';
import type { SealKey } from '../../shared/sync/seal.ts';
import type { Schema } from '../store/schema.ts';
import type { Looker, Tender } from '../store/store.ts';

export type SealKeyRow = Schema['sealKey']['$inferSelect'];

/** The key that clients seal to, as they are given it; undefined while none was made. */
export async function newestSealKey(q: Looker): Promise<SealKey | undefined> {
  const newest = q.prepared('sealKey.newest', (db, { sealKey }) =>
    db
      .select({ id: sealKey.id, key: sealKey.publicKey })
      .from(sealKey)
      .orderBy(desc(sealKey.madeAt), desc(sealKey.id))
      .limit(1),
  );
  const [row] = await newest.execute();
  return row;
}

/** Every pair, the oldest first. */
export async function sealKeys(q: Looker): Promise<SealKeyRow[]> {
  const { sealKey } = q.tables;
  return q.db.select().from(sealKey).orderBy(asc(sealKey.madeAt), asc(sealKey.id));
}

export async function insertSealKey(tx: Tender, row: SealKeyRow): Promise<void> {
  await tx.db.insert(tx.tables.sealKey).values(row);
}

/** Removes pairs: what was sealed to them can be opened by nobody any more. */
export async function removeSealKeys(tx: Tender, ids: readonly string[]): Promise<void> {
  const { sealKey } = tx.tables;
  await tx.db.delete(sealKey).where(inArray(sealKey.id, [...ids]));
}
