import { existsSync } from 'node:fs';
import { takeCheckpoint } from '../audit/checkpoints.ts';
import { openKeysOf } from '../audit/trail-keeper.ts';
import { hasTrailKeys } from '../audit/trail-keys.ts';
import type { Config } from '../config.ts';
import { openStore } from '../open-store.ts';
import { placeOf } from '../place-of.ts';
import { machineRuntime } from '../runtime.ts';
import { lookAtPostgres } from '../store/examine/look-postgres.ts';
import { lookAtSqlite } from '../store/examine/look-sqlite.ts';

/**
 * Signs the trail as it stands, beside a server or without one. Does nothing where its keys are not, or where the
 * record is not at this program's version: opening it would bring it forward.
 */
export async function signTrail(config: Config): Promise<void> {
  if (!hasTrailKeys(config.trailKeysDir) || !(await isCurrent(config))) return;
  const store = await openStore(config);
  try {
    await takeCheckpoint(store, await openKeysOf(store, config.trailKeysDir));
  } finally {
    await store.close();
  }
}

async function isCurrent(config: Config): Promise<boolean> {
  const place = placeOf(config);
  if (place.engine === 'postgres') {
    return lookAtPostgres(place.url, machineRuntime.now, async ({ pending }) => (await pending()).length === 0);
  }
  if (!existsSync(place.file)) return false;
  return lookAtSqlite(place.file, place.key, async ({ pending }) => (await pending()).length === 0);
}
