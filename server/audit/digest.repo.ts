import { and, count, gte, lt, lte } from 'drizzle-orm';
import type { KindCount } from '../../shared/audit/digest.ts';
import type { Authorized } from '../policy/index.ts';
import type { Reader } from '../store/store.ts';

/** Entries by number, and of those the ones of a time. */
export interface Stretch {
  /** The first and the last number that can be of it. */
  readonly first: number;
  readonly last: number;
  /** Epoch ms, `[from, until)`. */
  readonly from: number;
  readonly until: number;
}

/** How many entries of each kind and outcome a stretch of the trail has, in no order. Of whom is not asked. */
export async function countKinds(
  q: Reader,
  _may: Authorized<'audit.read'>,
  { first, last, from, until }: Stretch,
): Promise<KindCount[]> {
  const { audit } = q.tables;
  const within = and(gte(audit.seq, first), lte(audit.seq, last), gte(audit.at, from), lt(audit.at, until));
  const rows = await q.db
    .select({ action: audit.action, decision: audit.decision, count: count() })
    .from(audit)
    .where(within)
    .groupBy(audit.action, audit.decision);
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
