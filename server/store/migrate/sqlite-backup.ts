import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { putInPlace } from '../backup/durable.ts';
import { createPart } from '../backup/part.ts';
import { mapStoreError, StoreError } from '../db-errors.ts';
import { openReader, type SqliteClient } from '../sqlite/connection.ts';
import { beforeName } from './before.ts';
import { MigrationError } from './migration.ts';

/** Where the backups of a database lie: beside it. */
export const backupFolder = (client: SqliteClient): string => join(dirname(client.name), 'backups');

/**
 * Copies the database, under its own key, and gives the copy's path. The copy has its name only once it was opened,
 * found whole and written through to the disk. Throws a MigrationError that says what to do. `now`: epoch ms.
 */
export function backUpSqlite(client: SqliteClient, newest: string, now: number, key: string | undefined): string {
  const folder = backupFolder(client);
  const file = join(folder, beforeName(newest, now));
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const part = createPart(`${file}.${process.pid}.part`, undefined);
    try {
      client.prepare('VACUUM INTO ?').run(part.path);
      assertWhole(part.path, key);
      putInPlace(part.path, file);
    } finally {
      part.discard();
    }
  } catch (error) {
    throw noBackup(folder, mapStoreError(error));
  }
  return file;
}

function assertWhole(file: string, key: string | undefined): void {
  const copy = openReader(file, key);
  try {
    const answer: unknown = copy.pragma('integrity_check(1)', { simple: true });
    if (answer !== 'ok') throw new StoreError('damaged', 'integrity_check');
  } finally {
    copy.close();
  }
}

function noBackup(folder: string, error: unknown): MigrationError {
  const reason = error instanceof Error ? error.message : 'unknown';
  const todo =
    error instanceof StoreError && error.kind === 'damaged'
      ? 'The database is damaged: restore the last backup that is whole'
      : 'Make room there, or let this user write there, and start again';
  return new MigrationError(
    `Before the database can be brought to this version it is copied to ${folder}, and that failed (${reason}). Nothing was changed. ${todo}.`,
  );
}
