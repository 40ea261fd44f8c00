import { mapStoreError, StoreError } from '../db-errors.ts';
import { MigrationError } from './migration.ts';

/** Without a backup nothing is changed: what to do, by what went wrong. */
export function noBackup(folder: string, error: unknown): MigrationError {
  const known = mapStoreError(error);
  const reason = known instanceof Error ? known.message : 'unknown';
  const todo =
    known instanceof StoreError && known.kind === 'damaged'
      ? 'The database is damaged: restore the last backup that is whole'
      : 'Make room there, or let this user write there, and start again';
  return new MigrationError(
    `Before the database can be brought to this version it is copied to ${folder}, and that failed: ${reason.replace(/\.$/, '')}. Nothing was changed. ${todo}.`,
  );
}
