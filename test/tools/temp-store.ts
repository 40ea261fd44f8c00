import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { openPostgresStore } from '../../server/store/postgres/postgres-store.ts';
import { openReader } from '../../server/store/sqlite/connection.ts';
import { openSqliteStore } from '../../server/store/sqlite/sqlite-store.ts';
import type { AuditContext, Engine, Store } from '../../server/store/store.ts';
import { withClient } from './postgres.ts';
import { takeDatabase } from './postgres-lease.ts';
import { testRuntime, type TestRuntime } from './runtime.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The engine of the running project; absent where no project names one: SQLite. */
    engine: Engine;
    /** A migrated database to copy from, on PostgreSQL. */
    postgresTemplate: string;
  }
}

export type Value = string | number | null;

export interface TempStore {
  readonly store: Store;
  readonly runtime: TestRuntime;
  /** The database file; empty on PostgreSQL. */
  readonly file: string;
  /** What an outsider sees in the database, row by row: only what is committed. Values as SQLite has them. */
  rows(sql: string): Promise<Value[][]>;
  /** The first value of the first row. */
  one(sql: string): Promise<Value | undefined>;
}

/** A fresh store on the project's engine, closed and removed when the test ends. */
export function tempStore(runtime: TestRuntime = testRuntime()): Promise<TempStore> {
  return inject('engine') === 'postgres' ? tempPostgres(runtime) : tempSqlite(runtime);
}

async function tempSqlite(runtime: TestRuntime): Promise<TempStore> {
  const folder = mkdtempSync(join(tmpdir(), 'facesheet-'));
  const file = join(folder, 'facesheet.db');
  const store = openSqliteStore(file, runtime);
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { store, runtime, file, ...looking((sql) => Promise.resolve(rowsOf(file, sql))) };
}

function rowsOf(file: string, sql: string): Value[][] {
  const reader = openReader(file);
  try {
    return reader.prepare<[], Value[]>(sql).raw().all();
  } finally {
    reader.close();
  }
}

function looking(rows: TempStore['rows']): Pick<TempStore, 'rows' | 'one'> {
  return { rows, one: async (sql) => (await rows(sql))[0]?.[0] };
}

async function tempPostgres(runtime: TestRuntime): Promise<TempStore> {
  const database = await takeDatabase(inject('postgresTemplate'));
  const store = await openPostgresStore(database.url, runtime);
  onTestFinished(async () => {
    await store.close();
    await database.giveBack();
  });
  const rows = (sql: string) =>
    withClient(database.url, async (client) => {
      const answer = await client.query<Value[]>({ text: sql, rowMode: 'array', types: asSqliteHasThem });
      return answer.rows;
    });
  return { store, runtime, file: '', ...looking(rows) };
}

/** The driver gives 64-bit integers as text, since not all of them fit a number; ours do. */
const INT8: number = pg.types.builtins.INT8;
const BOOL: number = pg.types.builtins.BOOL;

const asSqliteHasThem: pg.CustomTypesConfig = {
  getTypeParser: (type: number, format?: 'text' | 'binary') => {
    if (type === INT8) return Number;
    if (type === BOOL) return (text: string) => Number(text === 't');
    return pg.types.getTypeParser(type, format) as unknown;
  },
};

/** The system acting by itself, as an import or a set-up does. */
export function systemContext(runtime: TestRuntime): AuditContext {
  return { actorId: null, sessionRef: null, requestId: 'test', at: runtime.now() };
}
