import { and, asc, desc, eq, gt, gte, lt, lte, or } from 'drizzle-orm';
import type { TreeNode } from '../../shared/audit/tree.ts';
import type { Looker, Tender } from '../store/store.ts';
import { toBase64 } from './sha256.ts';

export interface CheckpointRow {
  readonly size: number;
  readonly at: number;
  /** base64 */
  readonly root: string;
  /** As it is handed out. */
  readonly note: string;
}

/** The newest checkpoint of at most `most` entries; undefined when there is none yet. */
export async function newestCheckpoint(q: Looker, most = Number.MAX_SAFE_INTEGER): Promise<CheckpointRow | undefined> {
  const { auditCheckpoint: table } = q.tables;
  const rows = await q.db.select().from(table).where(lte(table.size, most)).orderBy(desc(table.size)).limit(1);
  return rows[0];
}

/** The checkpoints of more than `after` and at most `most` entries, the smallest first. */
export async function checkpointsBetween(q: Looker, after: number, most: number): Promise<CheckpointRow[]> {
  const { auditCheckpoint: table } = q.tables;
  const within = and(gt(table.size, after), lte(table.size, most));
  return q.db.select().from(table).where(within).orderBy(asc(table.size));
}

/** Keeps a checkpoint; one of the same size that another process kept first stays. */
export async function keepCheckpoint(tx: Tender, row: CheckpointRow): Promise<void> {
  await tx.db.insert(tx.tables.auditCheckpoint).values(row).onConflictDoNothing();
}

const AT_ONCE = 100;

/** Keeps hashes of subtrees; those another process kept first are the same. */
export async function keepNodes(tx: Tender, nodes: readonly TreeNode[]): Promise<void> {
  for (let from = 0; from < nodes.length; from += AT_ONCE) {
    const rows = nodes.slice(from, from + AT_ONCE).map(({ hash, ...where }) => ({ ...where, hash: toBase64(hash) }));
    await tx.db.insert(tx.tables.auditNode).values(rows).onConflictDoNothing();
  }
}

/** The kept hashes of these subtrees, in any order; those that are not kept are left out. */
export async function readNodes(q: Looker, wanted: readonly Omit<TreeNode, 'hash'>[]): Promise<TreeNode[]> {
  if (wanted.length === 0) return [];
  const { auditNode: table } = q.tables;
  const any = or(...wanted.map(({ level, pos }) => and(eq(table.level, level), eq(table.pos, pos))));
  const rows = await q.db.select().from(table).where(any);
  return rows.map(({ hash, ...where }) => ({ ...where, hash: new Uint8Array(Buffer.from(hash, 'base64')) }));
}

/**
 * The stored lines of entries `from` (from 1) up to and without `to`. A line names people by internal reference only;
 * it is hashed here, and shown to nobody.
 */
export async function linesWithin(q: Looker, from: number, to: number): Promise<string[]> {
  const { audit } = q.tables;
  const rows = await q.db
    .select({ line: audit.line })
    .from(audit)
    .where(and(gte(audit.seq, from), lt(audit.seq, to)))
    .orderBy(asc(audit.seq));
  return rows.map(({ line }) => line);
}
