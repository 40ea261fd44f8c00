import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { putInPlace } from '../backup/durable.ts';
import { createPart } from '../backup/part.ts';
import { StoreError } from '../db-errors.ts';
import { openReader, type SqliteClient } from '../sqlite/connection.ts';
import { beforeName, beforePartName } from './before.ts';
import { noBackup } from './no-backup.ts';

/** Where the backups of a database lie: beside it. */
export const backupFolder = (client: SqliteClient): string => join(dirname(client.name), 'backups');

/**
 * Copies the database, under its own key, and gives the copy's path. The copy has its name only once it was opened,
 * found whole and written through to the disk. Throws a MigrationError that says what to do. `now`: epoch ms.
 */
export function backUpSqlite(client: SqliteClient, newest: string, now: number, key: string | undefined): string {
  const folder = backupFolder(client);
  const name = beforeName(newest, now);
  const file = join(folder, name);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const part = createPart(join(folder, beforePartName(name)), undefined);
    try {
      client.prepare('VACUUM INTO ?').run(part.path);
      assertWhole(part.path, key);
      putInPlace(part.path, file);
    } finally {
      part.discard();
    }
  } catch (error) {
    throw noBackup(folder, error);
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
