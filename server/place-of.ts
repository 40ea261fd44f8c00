import type { Config } from './config.ts';
import type { Place } from './store/place.ts';

/** Where the configured record lies. */
export function placeOf({ databaseUrl, databaseFile, databaseKey: key }: Config): Place {
  if (databaseUrl !== undefined) return { engine: 'postgres', url: databaseUrl, key };
  return { engine: 'sqlite', file: databaseFile, key };
}
