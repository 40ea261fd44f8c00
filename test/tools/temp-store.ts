import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { type Ask, createExaminer, type Examiner } from '../../server/store/examine/examiner.ts';
import { openPostgresStore } from '../../server/store/postgres/postgres-store.ts';
import { openReader, type SqliteClient } from '../../server/store/sqlite/connection.ts';
import { openSqliteStore } from '../../server/store/sqlite/sqlite-store.ts';
import type { AuditContext, Engine, Store } from '../../server/store/store.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { withClient } from './postgres.ts';
import { takeDatabase } from './postgres-lease.ts';
import { tamperWithPostgres, tamperWithSqlite } from './tamper.ts';
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
  /** Does what only somebody with the database's own tools can do: the triggers are out of the way. */
  tamper(sql: string): Promise<void>;
  /** Another server over the same database, closed when the test ends. */
  second(): Promise<Store>;
  /** What `doctor` and a backup look with. */
  readonly examiner: Examiner;
}

/** A fresh store on the project's engine, closed and removed when the test ends. */
export function tempStore(runtime: TestRuntime = testRuntime()): Promise<TempStore> {
  return inject('engine') === 'postgres' ? tempPostgres(runtime) : tempSqlite(runtime);
}

let template: Promise<string> | undefined;

/** An empty database of this worker as the migrations leave it, to copy from. */
function migrated(): Promise<string> {
  template ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'facesheet-template-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'facesheet.db');
    await openSqliteStore(file, testRuntime()).close();
    return file;
  })();
  return template;
}

async function tempSqlite(runtime: TestRuntime): Promise<TempStore> {
  const folder = mkdtempSync(join(tmpdir(), 'facesheet-'));
  const file = join(folder, 'facesheet.db');
  copyFileSync(await migrated(), file);
  const store = openSqliteStore(file, runtime);
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const rows = async (sql: string) => lookAt(file, (reader) => reader.prepare<[], Value[]>(sql).raw().all());
  const ask = async <Row>(sql: string) => lookAt(file, (reader) => reader.prepare<[], Row>(sql).all());
  return {
    store,
    runtime,
    file,
    ...looking('sqlite', rows, ask),
    tamper: async (sql) => tamperWithSqlite(file, sql),
    second: () => closedLater(openSqliteStore(file, runtime)),
  };
}

function closedLater(store: Store): Promise<Store> {
  onTestFinished(() => store.close());
  return Promise.resolve(store);
}

function lookAt<T>(file: string, use: (reader: SqliteClient) => T): T {
  const reader = openReader(file);
  try {
    return use(reader);
  } finally {
    reader.close();
  }
}

function looking(engine: Engine, rows: TempStore['rows'], ask: Ask): Pick<TempStore, 'rows' | 'one' | 'examiner'> {
  return { rows, one: async (sql) => (await rows(sql))[0]?.[0], examiner: createExaminer(engine, ask) };
}

async function tempPostgres(runtime: TestRuntime): Promise<TempStore> {
  const database = await takeDatabase(inject('postgresTemplate'));
  const store = await openPostgresStore(unhurried(database.url), runtime);
  onTestFinished(async () => {
    await store.close();
    await database.giveBack();
  });
  const types = asSqliteHasThem;
  const rows = (text: string) =>
    withClient(database.url, async (client) => (await client.query<Value[]>({ text, rowMode: 'array', types })).rows);
  const ask = <Row extends object>(text: string) =>
    withClient(database.url, async (client) => (await client.query<Row>({ text, types })).rows);
  return {
    store,
    runtime,
    file: '',
    ...looking('postgres', rows, ask),
    tamper: (sql) => tamperWithPostgres(database.url, sql),
    second: async () => closedLater(await openPostgresStore(unhurried(database.url), runtime)),
  };
}

/** Where a commit does not wait for the disk: these databases outlive no crash, and the crash suite has its own. */
function unhurried(address: string): string {
  const url = new URL(address);
  url.searchParams.set('options', '-c synchronous_commit=off');
  return url.href;
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
export function systemContext(runtime: Pick<Runtime, 'now'>): AuditContext {
  return { actorId: null, sessionRef: null, requestId: 'test', at: runtime.now() };
}
