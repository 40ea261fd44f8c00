import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createDatabase, type DatabaseOptions, withClient } from '../../tools/postgres.ts';
import { type Dump, readDump, type Rows } from './dump.ts';
import { say } from '../seed.ts';
import type { Place } from './place.ts';

/** A fresh PostgreSQL database. Several servers may serve it at once. */
export async function postgresPlace(options: DatabaseOptions = {}): Promise<Place> {
  const { url, name, drop } = await createDatabase(options);
  const dataDir = mkdtempSync(join(tmpdir(), 'facesheet-crash-'));
  return {
    engine: 'postgres',
    env: { DATABASE_URL: url, DATA_DIR: dataDir },
    use: (work) => useDatabase(url, work),
    dump: () => useDatabase(url, snapshot),
    integrity: () => useDatabase(url, indexFaults),
    copy: () => postgresPlace({ ...options, template: name }),
    async remove() {
      await drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function snapshot(rows: Rows): Promise<Dump> {
  const takenAt = performance.now();
  await rows.run('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const dump = await readDump(rows, takenAt);
  await rows.run('ROLLBACK');
  return dump;
}

/** Every index against its table, where the server has the extension `amcheck` (Debian's does). */
async function indexFaults(rows: Rows): Promise<string[]> {
  const available = await rows.all("SELECT name FROM pg_available_extensions WHERE name = 'amcheck'");
  if (available.length === 0) {
    say('PostgreSQL has no amcheck here: its indexes are not compared with their tables.');
    return [];
  }
  try {
    await rows.run('CREATE EXTENSION IF NOT EXISTS amcheck');
    await rows.run(`SELECT bt_index_check(c.oid, true) FROM pg_class c
      JOIN pg_am a ON a.oid = c.relam WHERE c.relkind = 'i' AND a.amname = 'btree'`);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** Whole numbers of 64 bits come as text by default; ours all fit a JavaScript number. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === (pg.types.builtins.INT8 as number)
      ? Number
      : (pg.types.getTypeParser(oid, format) as (text: string) => unknown),
};

function useDatabase<T>(url: string, work: (rows: Rows) => Promise<T>): Promise<T> {
  return withClient(url, (client) =>
    work({
      all: async <Row extends object>(text: string) => (await client.query<Row>({ text, types })).rows,
      run: async (sql) => void (await client.query(sql)),
    }),
  );
}
