import type { Runtime } from '../../../shared/runtime.ts';
import { mapStoreError, StoreError } from '../db-errors.ts';
import { migrateSqlite } from '../migrate/sqlite.ts';
import { assertSound, damaged, openReader, openWriter, type SqliteClient } from './connection.ts';

export interface SqliteOptions {
  /**
   * When the file's integrity is checked: `first`, before this returns, or `beside`, while the program goes on
   * starting: every door then waits for the result, and a damaged file opens none of them.
   */
  readonly check?: 'first' | 'beside';
  /** Of an encrypted file. */
  readonly key?: string | undefined;
}

const SERVING_BUSY_MS = 10;

/** Both connections to a file of this program's schema. A file too damaged to be asked anything is said to be so. */
export function openSound(file: string, runtime: Runtime, { check, key }: SqliteOptions) {
  let writer: SqliteClient | undefined;
  try {
    writer = openWriter(file, key);
    if (check === 'first') assertSound(writer, file);
    migrateSqlite(writer, { now: runtime.now(), key });
    // From here on waiting for another program is the group commit's: the connection itself would hold up everybody.
    writer.pragma(`busy_timeout = ${SERVING_BUSY_MS}`);
    return { writer, reader: openReader(file, key) };
  } catch (error) {
    writer?.close();
    const mapped = mapStoreError(error);
    throw mapped instanceof StoreError && mapped.kind === 'damaged' ? damaged(file) : error;
  }
}
