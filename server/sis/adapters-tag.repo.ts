import { inArray, sql } from 'drizzle-orm';
import type { Looker, Tx } from '../store/store.ts';

const NAME = 'adapters';

/** Makes everybody else who changes an adapter wait until this transaction ends. Take it before anything is read. */
export async function takeAdapterTurn(tx: Tx): Promise<void> {
  await count(tx, 0);
}

/** Says that the adapters in force are others now: whoever holds some reads them again. */
export async function noteAdaptersChanged(tx: Tx): Promise<void> {
  await count(tx, 1);
}

async function count(tx: Tx, by: 0 | 1): Promise<void> {
  const { counter } = tx.tables;
  await tx.db
    .insert(counter)
    .values({ name: NAME, value: by })
    .onConflictDoUpdate({ target: counter.name, set: { value: sql`${counter.value} + ${by}` } });
}

export interface PullHead {
  /** The newest revision that is committed; see `currentRev`. */
  readonly rev: number;
  /** Another text whenever the adapters in force are others. */
  readonly adapters: string;
}

/** What every pull begins with, by one look: the newest revision, read before the rows it vouches for, and the tag. */
export async function pullHead(q: Looker): Promise<PullHead> {
  const head = q.prepared('pull.head', (db, { counter }) =>
    db
      .select({ name: counter.name, value: counter.value })
      .from(counter)
      .where(inArray(counter.name, ['rev', NAME])),
  );
  const rows = await head.execute();
  const of = (name: string) => rows.find((row) => row.name === name)?.value;
  const rev = of('rev');
  if (rev === undefined) throw new Error('The revision counter is missing. Restore the last backup.');
  return { rev, adapters: String(of(NAME) ?? 0) };
}
