import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Dump, readDump, type Rows } from './dump.ts';
import type { Place } from './place.ts';

/** A folder for the embedded database: a new one, or one that is given and stays when the place is removed. */
export function sqlitePlace(given?: string): Place {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'facesheet-crash-'));
  const file = join(folder, 'facesheet.db');
  return {
    engine: 'sqlite',
    env: { DATA_DIR: folder },
    use: (work) => useFile(file, work),
    dump: () => withCopy(file, (copy) => useFile(copy, snapshot)),
    integrity: () => withCopy(file, (copy) => useFile(copy, integrity).catch(damage)),
    async copy() {
      const place = sqlitePlace();
      copyFiles(file, place.env['DATA_DIR'] ?? '');
      return place;
    },
    async remove() {
      if (given === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function snapshot(rows: Rows): Promise<Dump> {
  const takenAt = performance.now();
  await rows.run('BEGIN');
  const dump = await readDump(rows, takenAt);
  await rows.run('ROLLBACK');
  return dump;
}

async function integrity(rows: Rows): Promise<string[]> {
  const found = await rows.all<{ integrity_check: string }>('PRAGMA integrity_check');
  const orphans = await rows.all<{ table: string }>('PRAGMA foreign_key_check');
  return [
    ...found.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
    ...orphans.map(({ table }) => `a row of ${table} points to nothing`),
  ];
}

/** A file that is damaged so far that it cannot be read at all. */
function damage(error: unknown): string[] {
  if (error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return [error.message];
  throw error;
}

async function useFile<T>(file: string, work: (rows: Rows) => Promise<T>): Promise<T> {
  const client = new Database(file, { fileMustExist: true });
  try {
    return await work({
      all: async <Row extends object>(sql: string) => client.prepare<[], Row>(sql).all(),
      run: async (sql) => void client.exec(sql),
    });
  } finally {
    client.close();
  }
}

/** Opening the file itself would recover and empty its WAL: that is the next server's work, and part of the test. */
async function withCopy<T>(file: string, work: (copy: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'facesheet-crash-copy-'));
  try {
    copyFiles(file, folder);
    return await work(join(folder, 'facesheet.db'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The database and its WAL. The `-shm` beside them is rebuilt from the WAL, as after a power cut. */
function copyFiles(file: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const suffix of ['', '-wal']) {
    if (existsSync(file + suffix)) cpSync(file + suffix, join(folder, `facesheet.db${suffix}`));
  }
}
