import { eq, sql } from 'drizzle-orm';
import { schema } from '../store/schema.ts';
import type { Looker, Tx } from '../store/store.ts';

const HEAD_ID = 1;

/** The trail's head: how many lines, and the compact range as base64 hashes. */
export async function readHead(q: Looker): Promise<{ size: number; stack: string[] }> {
  const head = q.prepared('audit.head', (db) =>
    db.select({ size: schema.auditHead.size, stack: schema.auditHead.stack }).from(schema.auditHead).prepare(),
  );
  const [row] = await head.execute();
  if (row === undefined) throw new Error('The audit trail has no head. Restore the last backup.');
  return { size: row.size, stack: JSON.parse(row.stack) as string[] };
}

/** Moves the head. Locked last in every transaction: business rows, then `rev`, then this. */
export async function writeHead(tx: Tx, size: number, stack: readonly string[]): Promise<void> {
  const update = tx.preparedChange('audit.head.move', (db) =>
    db
      .update(schema.auditHead)
      .set({ size: sql.placeholder('size') as unknown as number, stack: sql.placeholder('stack') as unknown as string })
      .where(eq(schema.auditHead.id, HEAD_ID))
      .prepare(),
  );
  await update.execute({ size, stack: JSON.stringify(stack) });
}

export interface LineRow {
  readonly seq: number;
  readonly at: number;
  readonly actorId: string | null;
  readonly action: string;
  readonly studentId: string | null;
  readonly line: string;
}

export async function insertLine(tx: Tx, row: LineRow): Promise<void> {
  const insert = tx.preparedChange('audit.line', (db) =>
    db
      .insert(schema.audit)
      .values({
        seq: sql.placeholder('seq'),
        at: sql.placeholder('at'),
        actorId: sql.placeholder('actorId'),
        action: sql.placeholder('action'),
        studentId: sql.placeholder('studentId'),
        line: sql.placeholder('line'),
      })
      .prepare(),
  );
  await insert.execute({ ...row });
}

export async function insertDetail(tx: Tx, row: { seq: number; salt: string; detail: string }): Promise<void> {
  await tx.db.insert(schema.auditDetail).values(row);
}
