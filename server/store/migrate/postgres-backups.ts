import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { putInPlace } from '../backup/durable.ts';
import { createPart } from '../backup/part.ts';
import { beforeName, beforePartName, newestBefore } from './before.ts';
import { noBackup } from './no-backup.ts';
import type { Backups } from './postgres.ts';

export interface BackupPlace {
  readonly url: string;
  /** Encrypts the backup; undefined: it is plain. */
  readonly key: string | undefined;
  readonly folder: string;
  /** Epoch ms: names the backup. */
  readonly now: number;
}

/**
 * Backups of a record on PostgreSQL before its schema is changed: the same files as of `npm run backup`, proven before
 * they have their name. Other servers may go on writing meanwhile.
 */
export function postgresBackups({ url, key, folder, now }: BackupPlace): Backups {
  return {
    async make(newest) {
      const name = beforeName(newest, now);
      const file = join(folder, name);
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const part = createPart(join(folder, beforePartName(name)), undefined);
        try {
          // Loaded where it is used: a server on PostgreSQL starts and rests without SQLite.
          const { copyPostgres } = await import('../backup/copy-postgres.ts');
          const { prove } = await import('../backup/prove.ts');
          await copyPostgres(url, { into: part.path, key, now }, () => undefined);
          await prove(part.path, key, () => undefined);
          putInPlace(part.path, file);
        } finally {
          part.discard();
        }
      } catch (error) {
        throw noBackup(folder, error);
      }
      return file;
    },
    newest: async (known) => newestBefore(folder, known),
  };
}
