import { eq, sql } from 'drizzle-orm';
import type { Looker, Tx } from '../store/store.ts';

export interface StoredOp {
  readonly opId: string;
  readonly staffId: string;
  readonly kind: string;
  readonly bodyHash: string;
  /** The answer as JSON. It holds ids and numbers, never what was written. */
  readonly answer: string;
  readonly at: number;
}

export async function findOp(q: Looker, opId: string): Promise<StoredOp | undefined> {
  const byId = q.prepared('op.byId', (db, { opResult }) =>
    db
      .select()
      .from(opResult)
      .where(eq(opResult.opId, sql.placeholder('opId'))),
  );
  const [row] = await byId.execute({ opId });
  return row;
}

/** Keeps an op's answer. False when the op has one already: it was applied meanwhile, and this must be taken back. */
export async function insertOp(tx: Tx, row: StoredOp): Promise<boolean> {
  const insert = tx.preparedChange('op.insert', (db, { opResult }) =>
    db
      .insert(opResult)
      .values({
        opId: sql.placeholder('opId'),
        staffId: sql.placeholder('staffId'),
        kind: sql.placeholder('kind'),
        bodyHash: sql.placeholder('bodyHash'),
        answer: sql.placeholder('answer'),
        at: sql.placeholder('at'),
      })
      .onConflictDoNothing()
      .returning({ opId: opResult.opId }),
  );
  return (await insert.execute({ ...row })).length === 1;
}
