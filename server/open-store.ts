import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { machineRuntime } from './runtime.ts';
import type { SqliteOptions } from './store/sqlite/open-sound.ts';
import { openSqliteStore } from './store/sqlite/sqlite-store.ts';
import type { Store } from './store/store.ts';

/**
 * Opens the district's store where the configuration has it, making the embedded one's folder where it is new.
 * `check: 'beside'` lets a server start while the file is still being checked.
 */
export async function openStore(config: Config, { check = 'first' }: SqliteOptions = {}): Promise<Store> {
  const { databaseUrl, databaseFile, databaseKey: key, dataDir } = config;
  if (databaseUrl !== undefined) {
    // Loaded where it is used: an embedded server starts and rests without PostgreSQL's driver.
    const { openPostgresStore } = await import('./store/postgres/postgres-store.ts');
    const { postgresBackups } = await import('./store/migrate/postgres-backups.ts');
    const place = { url: databaseUrl, key, folder: join(dataDir, 'backups'), now: machineRuntime.now() };
    return openPostgresStore(databaseUrl, machineRuntime, { backups: postgresBackups(place) });
  }
  // It will hold everything: nobody else on the machine may look into it.
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return openSqliteStore(databaseFile, machineRuntime, { check, key });
}
