import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { createHandle } from '../handle.ts';
import { sqliteSchema } from '../schema.ts';
import type { Change, Tender } from '../store.ts';
import { fastStatement } from './fast-statement.ts';
import { unlock } from './encryption.ts';

export type SqliteClient = Database.Database;

const BUSY_MS = 10_000;
/** Read from the file as if it were memory: the system keeps what is used, and an idle server holds none of it. */
const MMAP_BYTES = 8 * 1024 ** 3;
/** What is kept of the pages that are changed again and again: indexes, the trail's end. */
const CACHE_KIB = 64 * 1024;

/** In this order: `busy_timeout` first, so that turning WAL on can wait for another process. */
const PRAGMAS: readonly (readonly [name: string, value: string | number, reads: unknown])[] = [
  ['busy_timeout', BUSY_MS, BUSY_MS],
  ['journal_mode', 'WAL', 'wal'],
  // A WAL file that is opened again drops to NORMAL by itself: an acknowledged note could be lost.
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
];

/**
 * Opens the file for writing, with every pragma set and read back. Throws when one does not hold, and when the file
 * does not open with the key (undefined: it is not encrypted).
 */
export function openWriter(file: string, key?: string): SqliteClient {
  const client = new Database(file);
  unlock(client, key);
  for (const [name, value, reads] of PRAGMAS) {
    client.pragma(`${name} = ${value}`);
    const now: unknown = client.pragma(name, { simple: true });
    if (now !== reads) throw new Error(`SQLite did not take ${name}=${value} (it says ${String(now)}).`);
  }
  client.pragma(`cache_size = -${CACHE_KIB}`);
  client.pragma(`mmap_size = ${MMAP_BYTES}`);
  return client;
}

/** The pragmas that every writer sets, as they are on this connection. */
export function pragmasOf(client: SqliteClient): { readonly name: string; readonly value: string }[] {
  return PRAGMAS.map(([name]) => ({ name, value: String(client.pragma(name, { simple: true })) }));
}

/**
 * A second connection that cannot write, for what reads while a long write is open. Not mapped: every commit of the
 * writer would unmap the whole file for it.
 */
export function openReader(file: string, key?: string): SqliteClient {
  const client = new Database(file, { fileMustExist: true });
  unlock(client, key);
  client.pragma(`busy_timeout = ${BUSY_MS}`);
  client.pragma('query_only = ON');
  client.pragma('trusted_schema = OFF');
  return client;
}

/** Throws with what to do when the file is damaged: serving a damaged record is worse than not serving. */
export function assertSound(client: SqliteClient, file: string): void {
  const answer: unknown = client.pragma('quick_check(1)', { simple: true });
  if (answer !== 'ok') throw damaged(file);
}

export function damaged(file: string): Error {
  return new Error(`The database ${file} is damaged. Nothing was served from it; restore the last backup.`);
}

/** The handle of a connection: drizzle over it, with its prepared statements. */
export function sqliteHandle(client: SqliteClient): Tender {
  return createHandle(
    'sqlite',
    drizzle({ client, casing: 'snake_case' }) as unknown as Change,
    sqliteSchema,
    fastStatement,
  );
}
