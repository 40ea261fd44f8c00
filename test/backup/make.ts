import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { type Backup, backUp, type BackUpOptions } from '../../server/store/backup/back-up.ts';
import { restore, type RestoreOptions } from '../../server/store/restore/restore.ts';
import { systemContext } from '../tools/temp-store.ts';
import type { TestRecord } from './record.ts';

export const quiet = (): void => undefined;

/** A backup of the record into its own folder. */
export function backUpOf(record: TestRecord, options: Partial<BackUpOptions> = {}): Promise<Backup> {
  const { place, backups, runtime } = record;
  return backUp(place, { folder: backups, keep: 14, at: runtime.now(), onStep: quiet, ...options });
}

/** Restores a backup over the record, confirmed unless the options say otherwise. */
export function restoreOver(record: TestRecord, backup: string, options: Partial<RestoreOptions> = {}) {
  const { place, runtime, dataDir } = record;
  return restore(place, {
    backup,
    backupKey: undefined,
    dataDir,
    runtime,
    context: systemContext(runtime),
    onStep: quiet,
    confirm: () => Promise.resolve(true),
    ...options,
  });
}

/** The first value that a statement finds in a plain file. */
export function oneIn(file: string, sql: string): unknown {
  const client = new Database(file, { readonly: true });
  try {
    return client.prepare(sql).pluck().get();
  } finally {
    client.close();
  }
}

export const names = (files: readonly string[]): string[] => files.map((file) => basename(file));
