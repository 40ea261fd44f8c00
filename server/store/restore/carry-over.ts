import { eq, sql } from 'drizzle-orm';
import type { Examiner } from '../examine/examiner.ts';
import type { Schema } from '../schema.ts';
import type { Tender } from '../store.ts';

/** What clients hold on to whichever record the server has: the keys of what they sealed, and the revisions they saw. */
export interface CarriedOver {
  readonly sealKeys: readonly Schema['sealKey']['$inferSelect'][];
  readonly rev: number;
}

/** From the record that is replaced, as far as it can be read. */
export async function carriedFrom(present: Examiner | undefined): Promise<CarriedOver> {
  return {
    sealKeys: (await present?.sealKeys().catch(() => [])) ?? [],
    rev: (await present?.rev().catch(() => 0)) ?? 0,
  };
}

/**
 * Into the restored record, while it is a file yet: no text that was sealed since is lost, and no revision that was
 * seen is given again.
 */
export async function carryOver(tx: Tender, { sealKeys, rev }: CarriedOver): Promise<void> {
  const { counter, sealKey } = tx.tables;
  if (sealKeys.length > 0)
    await tx.db
      .insert(sealKey)
      .values([...sealKeys])
      .onConflictDoNothing();
  const later = sql`max(${counter.value}, ${rev})`;
  await tx.db.update(counter).set({ value: later }).where(eq(counter.name, 'rev'));
}
