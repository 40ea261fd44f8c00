import { and, asc, desc, eq, gte, lt, lte, max, min, sql } from 'drizzle-orm';
import type { CompactRange } from '../../shared/audit/tree.ts';
import { forUpdate } from '../store/lock.ts';
import { numbered } from '../store/numbered.ts';
import type { Looker, Tender } from '../store/store.ts';
import { toBase64 } from './sha256.ts';

const HEAD_ID = 1;

interface HeadRow {
  readonly size: number;
  readonly stack: string;
}

/** The trail's head: how many lines, and the hashes of its perfect subtrees. */
export async function readHead(q: Looker): Promise<CompactRange> {
  const head = q.prepared('audit.head', (db, { auditHead }) =>
    db.select({ size: auditHead.size, stack: auditHead.stack }).from(auditHead),
  );
  return toRange(await head.execute());
}

/** The same, locked until the transaction ends. */
export async function lockHead(tx: Tender): Promise<CompactRange> {
  const head = tx.prepared('audit.head.lock', (db, { auditHead }) =>
    forUpdate(tx, db.select({ size: auditHead.size, stack: auditHead.stack }).from(auditHead)),
  );
  return toRange(await head.execute());
}

function toRange([row]: HeadRow[]): CompactRange {
  if (row === undefined) throw new Error('The audit trail has no head. Restore the last backup.');
  const stack = JSON.parse(row.stack) as string[];
  return { size: row.size, stack: stack.map((hash) => Buffer.from(hash, 'base64')) };
}

/** Numbers of entries, the first and the last of them; the last is smaller where there are none. */
export interface Numbers {
  readonly first: number;
  readonly last: number;
}

/** Instants, epoch ms, `[from, until)`; what is absent does not limit. */
export interface Time {
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

/** Neighbouring entries by their numbers, and the earliest and the latest of their times (epoch ms). */
export interface TimeSpan extends Numbers {
  readonly lowest: number;
  readonly highest: number;
}

/** What entries span in time, in blocks of so many from the trail's beginning, in their order. They name nobody. */
export async function spansOf(q: Looker, { first, last }: Numbers, block: number): Promise<TimeSpan[]> {
  const { audit } = q.tables;
  // The size is one of ours, and written out: PostgreSQL does not see that a parameter given twice is the same.
  const place = sql<number>`(${audit.seq} - 1) / ${sql.raw(String(block))}`;
  const rows = await q.db
    .select({ first: min(audit.seq), last: max(audit.seq), lowest: min(audit.at), highest: max(audit.at) })
    .from(audit)
    .where(and(gte(audit.seq, first), lte(audit.seq, last)))
    .groupBy(place)
    .orderBy(place);
  return rows.map((row) => ({
    first: Number(row.first),
    last: Number(row.last),
    lowest: Number(row.lowest),
    highest: Number(row.highest),
  }));
}

/** The first or the last number of an entry of a time, among these entries; undefined where there is none. */
export async function outermost(
  q: Looker,
  { first, last }: Numbers,
  { from, until }: Time,
  end: keyof Numbers,
): Promise<number | undefined> {
  const { audit } = q.tables;
  const within = and(
    gte(audit.seq, first),
    lte(audit.seq, last),
    from === undefined ? undefined : gte(audit.at, from),
    until === undefined ? undefined : lt(audit.at, until),
  );
  const order = end === 'first' ? asc(audit.seq) : desc(audit.seq);
  const [row] = await q.db.select({ seq: audit.seq }).from(audit).where(within).orderBy(order).limit(1);
  return row?.seq;
}

/** Moves the head. Locked last in every transaction: business rows, then `rev`, then this. */
export async function moveHead(tx: Tender, { size, stack }: CompactRange): Promise<void> {
  const update = tx.preparedChange('audit.head.move', (db, { auditHead }) =>
    db
      .update(auditHead)
      .set({ size: sql.placeholder('size') as unknown as number, stack: sql.placeholder('stack') as unknown as string })
      .where(eq(auditHead.id, HEAD_ID)),
  );
  await update.execute({ size, stack: JSON.stringify(stack.map(toBase64)) });
}

export interface LineRow {
  readonly seq: number;
  readonly at: number;
  readonly actorId: string | null;
  readonly action: string;
  readonly decision: string;
  readonly studentId: string | null;
  readonly line: string;
}

export interface DetailRow {
  readonly seq: number;
  readonly salt: string;
  readonly detail: string;
}

/** Rows a statement, the largest first: on PostgreSQL each statement is a journey while the head is locked. */
const AT_ONCE = [16, 4, 1] as const;

export async function insertLines(tx: Tender, rows: readonly LineRow[]): Promise<void> {
  for (const part of parts(rows)) {
    const insert = tx.preparedChange(`audit.lines.${part.length}`, (db, { audit }) =>
      db.insert(audit).values(
        part.map((_, i) => ({
          seq: sql.placeholder(`seq${i}`),
          at: sql.placeholder(`at${i}`),
          actorId: sql.placeholder(`actorId${i}`),
          action: sql.placeholder(`action${i}`),
          decision: sql.placeholder(`decision${i}`),
          studentId: sql.placeholder(`studentId${i}`),
          line: sql.placeholder(`line${i}`),
        })),
      ),
    );
    await insert.execute(numbered(part));
  }
}

export async function insertDetails(tx: Tender, rows: readonly DetailRow[]): Promise<void> {
  for (const part of parts(rows)) {
    const insert = tx.preparedChange(`audit.details.${part.length}`, (db, { auditDetail }) =>
      db.insert(auditDetail).values(
        part.map((_, i) => ({
          seq: sql.placeholder(`seq${i}`),
          salt: sql.placeholder(`salt${i}`),
          detail: sql.placeholder(`detail${i}`),
        })),
      ),
    );
    await insert.execute(numbered(part));
  }
}

function* parts<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < rows.length;) {
    const left = rows.length - from;
    const size = AT_ONCE.find((most) => most <= left) ?? 1;
    yield rows.slice(from, from + size);
    from += size;
  }
}
