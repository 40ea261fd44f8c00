import { sql } from 'drizzle-orm';
import { readHead } from '../audit/audit.repo.ts';
import { StoreError } from './db-errors.ts';
import type { Looker, Tender } from './store.ts';

/**
 * Whether the store can serve. `checking`: its integrity check has not ended; `damaged`: it failed, nothing is served;
 * `full`, `read-only`: nothing can be written, so nothing can be read either, since a view needs its entry; `busy`: another
 * program holds the database; `away`: it does not answer.
 */
export interface StoreHealth {
  readonly state: 'ok' | 'checking' | 'damaged' | 'full' | 'read-only' | 'busy' | 'away';
  /** How many entries the trail has, where it can be read. */
  readonly trailSize?: number;
}

interface Doors {
  look<T>(work: (q: Looker) => Promise<T>): Promise<T>;
  tend<T>(work: (tx: Tender) => Promise<T>): Promise<T>;
}

const STATES: Partial<Record<string, StoreHealth['state']>> = {
  full: 'full',
  'read-only': 'read-only',
  damaged: 'damaged',
  busy: 'busy',
};

/** Answers by really writing, since a disk that was full a moment ago may have room again, and the other way round. */
export async function healthOf({ look, tend }: Doors): Promise<StoreHealth> {
  try {
    await tend(probe);
    return { state: 'ok', trailSize: (await look(readHead)).size };
  } catch (error) {
    return { state: (error instanceof StoreError ? STATES[error.kind] : undefined) ?? 'away' };
  }
}

/** A row of its own: it waits for nobody's write. */
async function probe(tx: Tender): Promise<void> {
  const upsert = tx.preparedChange('health.probe', (db, { counter }) =>
    db
      .insert(counter)
      .values({ name: 'probe', value: 1 })
      .onConflictDoUpdate({ target: counter.name, set: { value: sql`${counter.value} + 1` } }),
  );
  await upsert.execute();
}
