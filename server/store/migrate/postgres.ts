import pg from 'pg';
import { type Migrated, type Migration, MigrationError, type Program } from './migration.ts';
import { plan } from './plan.ts';
import { assertReferences, countRows, lockTables, reasonOf } from './postgres-checks.ts';
import { postgresHistory, postgresTables, preparePostgresRecord, recordInPostgres } from './postgres-history.ts';
import { shippedProgram } from './shipped.ts';
import { assertSameCounts, failed, type Step, untouched } from './steps.ts';

/** One number for all processes of ours in a database: "face" in ASCII. */
const TURN = 0x66616365;
/** Another process may be copying and changing a large database. */
const TURN_WAIT = '30min';
/** A server of ours that still runs holds a table for the length of a write. */
const TABLE_WAIT = '60s';
/** The wait was too long, or it and a writer went on waiting for each other. */
const LOCK_CODES: readonly (string | undefined)[] = ['55P03', '40P01'];

/** Backups made before a change, where the database itself cannot lay them beside it. */
export interface Backups {
  /** Makes a backup, checks it, and gives its path. `newest`: the last change in it. */
  make(newest: string): Promise<string>;
  /** The newest backup made before a change that holds only changes out of `known`. */
  newest(known: readonly string[]): Promise<string | undefined>;
}

export interface PostgresMigration {
  /** Epoch ms. */
  readonly now: number;
  readonly backups?: Backups;
  /** Another list of changes than the shipped one, for tests. */
  readonly program?: Program;
}

/**
 * Brings a database to this program's schema, forward only, every change in one transaction; several processes that
 * start at once take turns, and the first does the work. Throws a MigrationError, with the database as it was, when it
 * is newer than the program, when its changes differ from the shipped ones, or when a change fails or loses rows.
 */
export async function migratePostgres(pool: pg.Pool, options: PostgresMigration): Promise<Migrated> {
  const client = await pool.connect();
  // A connection that breaks fails the query that is on its way; unheard, it would end the process.
  client.on('error', () => undefined);
  try {
    return await inTurn(client, () => migrateConnection(client, options));
  } finally {
    // Closed, not given back: its turn and its limits end with it, whatever happened.
    client.release(true);
  }
}

async function inTurn<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query(`SET statement_timeout = 0; SET lock_timeout = '${TURN_WAIT}'`);
  await client.query('SET idle_in_transaction_session_timeout = 0');
  try {
    await client.query('SELECT pg_advisory_lock($1)', [TURN]);
  } catch (error) {
    throw busy(error, `Another process has been changing the database for ${TURN_WAIT}. See whether it still works.`);
  }
  await client.query(`SET lock_timeout = '${TABLE_WAIT}'`);
  return work();
}

async function migrateConnection(client: pg.ClientBase, options: PostgresMigration): Promise<Migrated> {
  const { backups } = options;
  const program = options.program ?? shippedProgram('postgres', options.now);
  const applied = await postgresHistory(client);
  const known = program.migrations.map(({ name }) => name);
  const pending = plan(program, applied, await backups?.newest(known));
  if (pending.length === 0) return { applied: [] };
  const newest = applied.at(-1)?.name;
  const backup = newest === undefined ? undefined : await backups?.make(newest);
  await inTransaction(client, async () => {
    await lockAll(client);
    await preparePostgresRecord(client);
    for (const migration of pending) await applyOne(client, migration, program, backup);
  });
  return { applied: pending.map(({ name }) => name), ...(backup !== undefined && { backup }) };
}

async function lockAll(client: pg.ClientBase): Promise<void> {
  try {
    await lockTables(client);
  } catch (error) {
    throw busy(error, 'Another program goes on writing to the database.');
  }
}

async function applyOne(
  client: pg.ClientBase,
  migration: Migration,
  program: Program,
  backup: string | undefined,
): Promise<void> {
  let step: Step = 'counting rows';
  try {
    const tables = untouched(await postgresTables(client), migration);
    const before = await countRows(client, tables);
    step = 'running its SQL';
    await client.query(migration.sql);
    step = 'checking what refers to what';
    await assertReferences(client);
    step = 'comparing rows';
    assertSameCounts(before, await countRows(client, tables));
    step = 'recording it';
    await recordInPostgres(client, migration, program);
  } catch (error) {
    throw failed(migration, step, reasonOf(error, migration.sql), backup);
  }
}

async function inTransaction(client: pg.ClientBase, work: () => Promise<void>): Promise<void> {
  await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
  try {
    await work();
    await client.query('COMMIT');
  } catch (error) {
    // A lost connection has rolled back by itself.
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

function busy(error: unknown, text: string): unknown {
  if (!(error instanceof pg.DatabaseError) || !LOCK_CODES.includes(error.code)) return error;
  return new MigrationError(`${text} Nothing was changed. Stop the other servers of this database, and start again.`);
}
