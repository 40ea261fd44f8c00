import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Migrated, Program } from '../../server/store/migrate/migration.ts';
import { type Backups, migratePostgres } from '../../server/store/migrate/postgres.ts';
import { migrateSqlite } from '../../server/store/migrate/sqlite.ts';
import { openWriter } from '../../server/store/sqlite/connection.ts';
import type { Engine } from '../tools/engines.ts';
import { createDatabase, poolOf } from '../tools/postgres.ts';

/** An empty database of one test, looked at as an outsider does. */
export interface Database {
  readonly engine: Engine;
  migrate(program: Program): Promise<Migrated>;
  exec(sql: string): Promise<void>;
  /** Rows as lists of texts and numbers. */
  rows(sql: string): Promise<unknown[][]>;
}

export interface SqliteDatabase extends Database {
  readonly file: string;
  readonly folder: string;
}

export interface PostgresDatabase extends Database {
  readonly url: string;
  migrate(program: Program, backups?: Backups): Promise<Migrated>;
}

/** Removed when the test ends. */
export function emptySqlite(): SqliteDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'facesheet-'));
  const file = join(folder, 'facesheet.db');
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const use = <T>(work: (client: ReturnType<typeof openWriter>) => T): T => {
    const client = openWriter(file);
    try {
      return work(client);
    } finally {
      client.close();
    }
  };
  return {
    engine: 'sqlite',
    file,
    folder,
    migrate: async (program) => use((client) => migrateSqlite(client, { now: program.now, program })),
    exec: async (sql) => void use((client) => client.exec(sql)),
    rows: async (sql) => use((client) => client.prepare(sql).raw().all() as unknown[][]),
  };
}

/** Removed when the test ends. */
export async function emptyPostgres(): Promise<PostgresDatabase> {
  const { url, drop } = await createDatabase();
  const pool = poolOf(url);
  pool.on('error', () => undefined);
  onTestFinished(async () => {
    await pool.end();
    await drop();
  });
  return {
    engine: 'postgres',
    url,
    migrate: (program, backups) => migratePostgres(pool, { now: program.now, program, ...(backups && { backups }) }),
    exec: async (sql) => void (await pool.query(sql)),
    rows: async (sql) => (await pool.query<unknown[]>({ text: sql, rowMode: 'array' })).rows,
  };
}

export const emptyDatabase = (engine: Engine): Promise<Database> =>
  engine === 'sqlite' ? Promise.resolve(emptySqlite()) : emptyPostgres();
