import type { Runtime } from '../../../shared/runtime.ts';
import type { Trail } from '../../audit/trail.ts';
import { mapStoreError, StoreError } from '../db-errors.ts';
import { healthOf } from '../health.ts';
import { migratePostgres } from '../migrate/postgres.ts';
import { createNestingGuard } from '../nested.ts';
import type { AuditContext, Audited, Looker, Reader, Recorded, Store, Tender, Tx } from '../store.ts';
import { createUnderWay } from '../under-way.ts';
import { openPool, postgresHandle } from './connection.ts';
import { createReadEntries } from './read-entries.ts';
import { createTransactions } from './transactions.ts';

/**
 * Opens a store on PostgreSQL, bringing the database to this program's schema. Any number of processes may share the
 * database: nothing that matters is kept in this one. Throws a text that says what to do when it cannot be reached.
 */
export async function openPostgresStore(url: string, runtime: Runtime): Promise<Store> {
  const pool = openPool(url);
  try {
    await migratePostgres(pool, { now: runtime.now() });
    // The connection that migrated is gone. From here on one is always there, for a restore to see.
    await pool.query('SELECT 1');
  } catch (error) {
    await pool.end();
    throw unreachable(error);
  }
  const lookHandle = postgresHandle(pool);
  const transaction = createTransactions(pool, runtime);
  const record = createReadEntries((work) => transaction(work));
  const nesting = createNestingGuard();
  const underWay = createUnderWay();
  let closed = false;

  function change<T>(work: (tender: Tender, trail: Trail) => Promise<T>): Promise<T> {
    nesting.assertOutside();
    return underWay.track(transaction((tender, trail) => nesting.run(() => work(tender, trail))));
  }

  async function looked<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw mapStoreError(error);
    }
  }

  async function read<T>(context: AuditContext, work: (q: Reader) => Promise<Audited<T>>): Promise<T> {
    const { events, value } = await looked(() => work(lookHandle as unknown as Reader));
    await record(context, events);
    return value;
  }

  const look = <T>(work: (q: Looker) => Promise<T>) => looked(() => work(lookHandle));
  const tend = <T>(work: (tx: Tender) => Promise<T>) => change((tender) => work(tender));

  return {
    engine: 'postgres',
    runtime,
    async write<T>(context: AuditContext, work: (tx: Tx) => Promise<Recorded<T>>): Promise<T> {
      const { value } = await change((tender, trail) => work({ ...tender, context, runtime, trail } as unknown as Tx));
      return value;
    },
    read: (context, work) => underWay.track(read(context, work)),
    look,
    tend,
    sound: () => Promise.resolve(),
    health: () => healthOf({ look, tend }),
    async close() {
      if (closed) return;
      closed = true;
      await underWay.settled();
      await pool.end();
    },
  };
}

function unreachable(error: unknown): unknown {
  const mapped = mapStoreError(error);
  if (!(mapped instanceof StoreError) || mapped.kind !== 'away') return mapped;
  return new Error(
    `The database of DATABASE_URL does not answer (${mapped.engineCode}). Start it, or correct the address; nothing was changed.`,
  );
}
