import { and, desc, eq } from 'drizzle-orm';
import type { Looker, Tx } from '../store/store.ts';

export interface StoredAdapter {
  readonly id: string;
  readonly revision: number;
  readonly json: string;
  readonly hash: string;
}

/** The newest revision of each adapter in force. */
export async function adaptersInForce(q: Looker): Promise<StoredAdapter[]> {
  const { adapter } = q.tables;
  const rows = await q.db
    .select({ id: adapter.id, revision: adapter.revision, json: adapter.json, hash: adapter.hash })
    .from(adapter)
    .where(eq(adapter.status, 'published'))
    .orderBy(adapter.id, desc(adapter.revision));
  return rows.filter((row, i) => rows[i - 1]?.id !== row.id);
}

export async function newestRevision(q: Looker, id: string): Promise<StoredAdapter | undefined> {
  const { adapter } = q.tables;
  const [row] = await q.db
    .select()
    .from(adapter)
    .where(and(eq(adapter.id, id)))
    .orderBy(desc(adapter.revision))
    .limit(1);
  return row;
}

export async function insertAdapter(tx: Tx, row: StoredAdapter & { publishedAt: number }): Promise<void> {
  await tx.db.insert(tx.tables.adapter).values({ ...row, status: 'published' });
}
