import type { Runtime } from '../../../shared/runtime.ts';
import type { Trail } from '../../audit/trail.ts';
import { mapped } from '../db-errors.ts';
import { healthOf } from '../health.ts';
import { type Backups, migratePostgres } from '../migrate/postgres.ts';
import { createFollowingGuard } from '../nested.ts';
import type { AuditContext, Audited, Looker, Reader, Recorded, Store, Tender, Tx } from '../store.ts';
import { createUnderWay } from '../under-way.ts';
import { openPool, postgresHandle } from './connection.ts';
import { inWords } from './in-words.ts';
import { createReadEntries } from './read-entries.ts';
import { createTransactions } from './transactions.ts';

export interface PostgresOptions {
  /** Backs the record up before its schema is changed. Without one it is changed all the same: for databases of tests. */
  readonly backups?: Backups;
}

/**
 * Opens a store on PostgreSQL, bringing the database to this program's schema. Any number of processes may share the
 * database: nothing that matters is kept in this one. Throws a text that says what to do when it cannot be used.
 */
export async function openPostgresStore(
  url: string,
  runtime: Runtime,
  { backups }: PostgresOptions = {},
): Promise<Store> {
  const pool = openPool(url);
  try {
    await migratePostgres(pool, { now: runtime.now(), ...(backups !== undefined && { backups }) });
    // The connection that migrated is gone. From here on one is always there, for a restore to see.
    await pool.query('SELECT 1');
  } catch (error) {
    await pool.end();
    throw inWords(error);
  }
  const lookHandle = postgresHandle(pool);
  const transaction = createTransactions(pool, runtime);
  const record = createReadEntries((work) => transaction(work));
  const nesting = createFollowingGuard();
  const underWay = createUnderWay();
  let closed = false;

  async function change<T>(work: (tender: Tender, trail: Trail) => Promise<T>): Promise<T> {
    nesting.assertOutside('write');
    return underWay.track(transaction((tender, trail) => nesting.run(() => work(tender, trail))));
  }

  async function read<T>(context: AuditContext, work: (q: Reader) => Promise<Audited<T>>): Promise<T> {
    nesting.assertOutside('read');
    const { events, value } = await mapped(() => work(lookHandle as unknown as Reader));
    if (events.length > 0) await record(context, events);
    return value;
  }

  async function look<T>(work: (q: Looker) => Promise<T>): Promise<T> {
    nesting.assertOutside('look');
    return mapped(() => work(lookHandle));
  }

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
