import { copyFileSync, existsSync, linkSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { putInPlace, syncFile, syncFolder } from '../backup/durable.ts';
import { timeName } from '../backup/names.ts';
import { sqliteExaminer } from '../examine/sqlite.ts';
import { assertSound, openReader, type SqliteClient } from '../sqlite/connection.ts';
import { changeKey, isPlain, unlock } from '../sqlite/encryption.ts';
import type { Target, WholeFile } from './target.ts';

export interface SqliteTarget {
  readonly file: string;
  /** The key that the restored file shall have; undefined: none. */
  readonly key: string | undefined;
  /** Another key that the file in place may have. */
  readonly otherKey: string | undefined;
  /** Epoch ms: names the file that is put aside. */
  readonly at: number;
}

/** Lends the database file, which no server can open meanwhile. Throws in words when one has it open. */
export async function withSqliteTarget<T>(place: SqliteTarget, use: (target: Target) => Promise<T>): Promise<T> {
  const { file } = place;
  if (!existsSync(file)) {
    return use({
      present: undefined,
      async replace(by) {
        rekey(by, place.key);
        putLeftoversAside(place);
        putInPlace(by.file, file);
        return undefined;
      },
    });
  }
  const client = openLocked(place);
  try {
    return await use({
      present: sqliteExaminer(client),
      async replace(by) {
        rekey(by, place.key);
        const aside = keepAside(place);
        putInPlace(by.file, file);
        return aside;
      },
    });
  } finally {
    client.close();
  }
}

/**
 * Leaving WAL mode brings all changes into the file, removes the files beside it, and cannot be done while anybody
 * else has it open: so it is also how a running server is found.
 */
function openLocked(place: SqliteTarget): SqliteClient {
  const client = openWithEither(place);
  try {
    client.pragma('busy_timeout = 0');
    client.pragma('locking_mode = EXCLUSIVE');
    client.pragma('journal_mode = DELETE');
    client.exec('BEGIN EXCLUSIVE');
    return client;
  } catch (error) {
    client.close();
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY'))) throw error;
    throw new Error(
      `A server or another command has ${place.file} open. Stop it, then restore again. Nothing was changed.`,
      { cause: error },
    );
  }
}

function openWithEither({ file, key, otherKey }: SqliteTarget): SqliteClient {
  const keys = isPlain(file) ? [undefined] : [key, otherKey].filter((one) => one !== undefined);
  for (const one of keys) {
    const client = new Database(file, { fileMustExist: true });
    try {
      unlock(client, one);
      return client;
    } catch {
      client.close();
    }
  }
  throw new Error(
    `${file} cannot be opened${keys.length === 0 ? ' without a key' : ''}: it is encrypted with another key, or too damaged. ` +
      'Name its key with DB_KEY_FILE, or make sure that no server runs and move it away yourself, with its -wal and -shm. ' +
      'Nothing was changed.',
  );
}

/** Gives a closed file the configured key. */
function rekey({ file, key }: WholeFile, wanted: string | undefined): void {
  const client = new Database(file, { fileMustExist: true });
  try {
    unlock(client, key);
    client.pragma('journal_mode = DELETE');
    if (key !== wanted) changeKey(client, wanted);
  } finally {
    client.close();
  }
  const check = openReader(file, wanted);
  try {
    assertSound(check, file);
  } finally {
    check.close();
  }
}

/** A second name first, so that at every moment one whole database lies under the first. */
function keepAside({ file, at }: SqliteTarget): string {
  const aside = `${file}.before-restore-${timeName(at)}`;
  try {
    linkSync(file, aside);
  } catch {
    // Not every file system knows second names.
    copyFileSync(file, aside);
    syncFile(aside);
  }
  syncFolder(dirname(file));
  return aside;
}

/** Changes of a database that is gone: SQLite would take them for changes of the one that comes. */
function putLeftoversAside({ file, at }: SqliteTarget): void {
  for (const end of ['-wal', '-shm', '-journal']) {
    if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${file}.before-restore-${timeName(at)}${end}`);
  }
}
