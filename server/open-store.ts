import { mkdirSync } from 'node:fs';
import type { Config } from './config.ts';
import { machineRuntime } from './runtime.ts';
import { openSqliteStore } from './store/sqlite/sqlite-store.ts';
import type { Store } from './store/store.ts';

/** Opens the district's store, making its folder where it is new. */
export async function openStore(config: Config): Promise<Store> {
  mkdirSync(config.dataDir, { recursive: true });
  return openSqliteStore(config.databaseFile, machineRuntime);
}
