import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { machineRuntime } from '../../../server/runtime.ts';
import { openPostgresStore } from '../../../server/store/postgres/postgres-store.ts';
import { openSqliteStore } from '../../../server/store/sqlite/sqlite-store.ts';
import { atEnd } from '../clean-up.ts';
import { type BenchDatabase, createBenchDatabase } from './bench-database.ts';
import { fillPostgres } from './fill-postgres.ts';
import { fillSqlite } from './fill-sqlite.ts';
import type { Filling, Row } from './rows.ts';

/** The product's own SQLite file, filled, in a folder that is made for it. Gives the file. */
export async function filledSqlite(dataDir: string, rows: Iterable<Row>, filling: Filling): Promise<string> {
  const file = join(dataDir, 'facesheet.db');
  mkdirSync(dataDir);
  await openSqliteStore(file, machineRuntime).close();
  await fillSqlite(file, rows, filling);
  return file;
}

/**
 * The product's own PostgreSQL database, filled. It goes when the bench ends. Throws a text that says what to do when
 * PostgreSQL does not answer.
 */
export async function filledPostgres(rows: Iterable<Row>, filling: Filling): Promise<BenchDatabase> {
  const database = await createBenchDatabase();
  atEnd(() => database.drop());
  await (await openPostgresStore(database.url, machineRuntime)).close();
  await fillPostgres(database.url, rows, filling);
  return database;
}
