import { eq, sql } from 'drizzle-orm';
import { schema } from '../store/schema.ts';
import type { Looker, Tx } from '../store/store.ts';

const { opResult } = schema;

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
  const byId = q.prepared('op.byId', (db) =>
    db
      .select()
      .from(opResult)
      .where(eq(opResult.opId, sql.placeholder('opId')))
      .prepare(),
  );
  const [row] = await byId.execute({ opId });
  return row;
}

export async function insertOp(tx: Tx, row: StoredOp): Promise<void> {
  const insert = tx.preparedChange('op.insert', (db) =>
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
      .prepare(),
  );
  await insert.execute({ ...row });
}
