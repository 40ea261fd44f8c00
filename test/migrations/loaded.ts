import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { Runtime } from '../../shared/runtime.ts';
import type { Examiner } from '../../server/store/examine/examiner.ts';
import { postgresExaminer } from '../../server/store/examine/postgres.ts';
import { examineFile } from '../../server/store/examine/sqlite.ts';
import { openPostgresStore } from '../../server/store/postgres/postgres-store.ts';
import { withTaskClient } from '../../server/store/postgres/task-client.ts';
import { openReader } from '../../server/store/sqlite/connection.ts';
import { openSqliteStore } from '../../server/store/sqlite/sqlite-store.ts';
import type { Store } from '../../server/store/store.ts';
import type { Engine } from '../tools/engines.ts';
import { createDatabase, withClient } from '../tools/postgres.ts';
import { readFixture } from '../tools/schema/fixtures.ts';
import { postgresShape } from '../tools/schema/postgres-shape.ts';
import type { TableShape } from '../tools/schema/shape.ts';
import { sqliteShape } from '../tools/schema/sqlite-shape.ts';

export type Row = Readonly<Record<string, unknown>>;

/** A database as an older program left it. */
export interface Loaded {
  /** Opens it as the server does: it goes through the changes it lacks. */
  open(runtime: Runtime): Promise<Store>;
  shape(): Promise<TableShape[]>;
  rows(sql: string): Promise<Row[]>;
  examine<T>(use: (examiner: Examiner) => Promise<T>): Promise<T>;
}

/** Loads a version's dump into an empty database, which is removed when the test ends. */
export function load(version: string, engine: Engine): Promise<Loaded> {
  const dump = readFixture(version, engine);
  return engine === 'sqlite' ? Promise.resolve(loadSqlite(dump)) : loadPostgres(dump);
}

function loadSqlite(dump: string): Loaded {
  const folder = mkdtempSync(join(tmpdir(), 'facesheet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'facesheet.db');
  const maker = new Database(file);
  maker.exec(`BEGIN; ${dump} COMMIT;`);
  maker.close();
  const look = <T>(use: (client: ReturnType<typeof openReader>) => T): T => {
    const client = openReader(file);
    try {
      return use(client);
    } finally {
      client.close();
    }
  };
  return {
    open: async (runtime) => openSqliteStore(file, runtime),
    shape: async () => look(sqliteShape),
    rows: async (sql) => look((client) => client.prepare<[], Row>(sql).all()),
    examine: (use) => examineFile(file, undefined, (_, examiner) => use(examiner)),
  };
}

async function loadPostgres(dump: string): Promise<Loaded> {
  const { url, drop } = await createDatabase();
  onTestFinished(drop);
  await withClient(url, (client) => client.query(dump));
  return {
    open: (runtime) => openPostgresStore(url, runtime),
    shape: () => withClient(url, postgresShape),
    rows: (sql) => withClient(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows),
    examine: (use) => withTaskClient(url, (client) => use(postgresExaminer(client))),
  };
}
