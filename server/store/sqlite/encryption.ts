import { closeSync, openSync, readSync } from 'node:fs';
import type { SqliteClient } from './connection.ts';

/** What every file of SQLite begins with, unless it is encrypted. */
const PLAIN = 'SQLite format 3\0';

/** The pragma that gives a connection its key. */
export function keyPragma(key: string): string {
  return `key = '${key.replaceAll("'", "''")}'`;
}

/** Writes the whole file anew under another key; undefined: unencrypted. Nobody else may have it open. */
export function changeKey(client: SqliteClient, key: string | undefined): void {
  client.pragma(`rekey = '${(key ?? '').replaceAll("'", "''")}'`);
}

/**
 * Gives a connection its key: before anything else is asked of it. Closes it and throws a text that says what to do
 * when key and file do not fit each other.
 */
export function unlock(client: SqliteClient, key: string | undefined): void {
  if (key !== undefined) client.pragma(keyPragma(key));
  try {
    // Reads the first page: that is where a wrong key shows.
    client.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB')) throw error;
    const file = client.name;
    client.close();
    throw new Error(misfit(file, key), { cause: error });
  }
}

function misfit(file: string, key: string | undefined): string {
  if (key === undefined) {
    return `${file} is encrypted, or is no database at all. Name the file of its key with DB_KEY_FILE.`;
  }
  if (isPlain(file)) {
    return `${file} is not encrypted, but DB_KEY_FILE names a key. Unset it, or encrypt the database: docs/operating.md says how.`;
  }
  return `The key that DB_KEY_FILE names does not open ${file}. Name the right one; nothing was changed.`;
}

/** True: a file of SQLite that is not encrypted, or empty yet. False: encrypted, or something else altogether. */
export function isPlain(file: string): boolean {
  const start = Buffer.alloc(PLAIN.length);
  const handle = openSync(file, 'r');
  try {
    if (readSync(handle, start, 0, start.length, 0) === 0) return true;
  } finally {
    closeSync(handle);
  }
  return start.toString('latin1') === PLAIN;
}
