import { mapStoreError, StoreError } from '../db-errors.ts';
import type { SqliteClient } from '../sqlite/connection.ts';
import { newestBefore } from './before.ts';
import { type Migrated, type Migration, MigrationError, type Program } from './migration.ts';
import { plan } from './plan.ts';
import { shippedProgram } from './shipped.ts';
import { backupFolder, backUpSqlite } from './sqlite-backup.ts';
import { prepareSqliteRecord, recordInSqlite, sqliteHistory, sqliteTables } from './sqlite-history.ts';
import { assertReferences, countRows } from './sqlite-checks.ts';
import { assertSameCounts, failed, type Step, untouched } from './steps.ts';

export interface SqliteMigration {
  /** Epoch ms. */
  readonly now: number;
  /** The database's key; absent: it is not encrypted. */
  readonly key?: string | undefined;
  /** Another list of changes than the shipped one, for tests. */
  readonly program?: Program;
}

/**
 * Brings a database to this program's schema, forward only: a checked backup beside it first, then every change in one
 * transaction. Throws a MigrationError, with the database as it was, when it is newer than the program, when its changes
 * differ from the shipped ones, or when a change fails, loses rows or leaves a row that refers to nothing.
 */
export function migrateSqlite(client: SqliteClient, options: SqliteMigration): Migrated {
  const program = options.program ?? shippedProgram('sqlite', options.now);
  const applied = sqliteHistory(client);
  if (pendingIn(client, program).length === 0) return { applied: [] };
  const newest = applied.at(-1)?.name;
  const backup = newest === undefined ? undefined : backUpSqlite(client, newest, program.now, options.key);
  const names = withoutForeignKeys(client, () =>
    inTransaction(client, () => {
      // Read again: another process may have been quicker while this one copied.
      const pending = pendingIn(client, program);
      if (pending.length > 0) prepareSqliteRecord(client);
      for (const migration of pending) applyOne(client, migration, program, backup);
      return pending.map(({ name }) => name);
    }),
  );
  return { applied: names, ...(backup !== undefined && { backup }) };
}

function pendingIn(client: SqliteClient, program: Program): Migration[] {
  const known = program.migrations.map(({ name }) => name);
  return plan(program, sqliteHistory(client), newestBefore(backupFolder(client), known));
}

function applyOne(client: SqliteClient, migration: Migration, program: Program, backup: string | undefined): void {
  let step: Step = 'counting rows';
  try {
    const tables = untouched(sqliteTables(client), migration);
    const before = countRows(client, tables);
    step = 'running its SQL';
    client.exec(migration.sql);
    step = 'checking what refers to what';
    assertReferences(client);
    step = 'comparing rows';
    assertSameCounts(before, countRows(client, tables));
    step = 'recording it';
    recordInSqlite(client, migration, program);
  } catch (error) {
    throw failed(migration, step, reasonOf(error), backup);
  }
}

/** SQLite's own messages name tables, columns and places in the SQL, never a value. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}

/** With foreign keys on, dropping a table to rebuild it acts on its children; inside a transaction they cannot be set. */
function withoutForeignKeys<T>(client: SqliteClient, work: () => T): T {
  setForeignKeys(client, 0);
  try {
    return work();
  } finally {
    setForeignKeys(client, 1);
  }
}

function setForeignKeys(client: SqliteClient, value: 0 | 1): void {
  client.pragma(`foreign_keys = ${value}`);
  const now: unknown = client.pragma('foreign_keys', { simple: true });
  if (now !== value) throw new MigrationError(`SQLite did not take foreign_keys=${value}. Start the program again.`);
}

function inTransaction<T>(client: SqliteClient, work: () => T): T {
  try {
    client.exec('BEGIN IMMEDIATE');
  } catch (error) {
    const mapped = mapStoreError(error);
    if (!(mapped instanceof StoreError && mapped.kind === 'busy')) throw mapped;
    throw new MigrationError(
      'Another program is writing to the database. Nothing was changed. Stop it, or wait until it has ended, and start again.',
    );
  }
  try {
    const value = work();
    client.exec('COMMIT');
    return value;
  } catch (error) {
    if (client.inTransaction) client.exec('ROLLBACK');
    throw error;
  }
}
