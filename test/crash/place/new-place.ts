import { onTestFinished } from 'vitest';
import type { Engine } from '../../tools/engines.ts';
import type { Place } from './place.ts';
import { fill } from './fill.ts';
import { postgresPlace } from './postgres-place.ts';
import { sqlitePlace } from './sqlite-place.ts';

/** A place with the district in it, removed when the test ends, or at another end that is named. */
export async function newPlace(
  engine: Engine,
  atEnd: (remove: () => Promise<void>) => void = onTestFinished,
): Promise<Place> {
  const place = engine === 'sqlite' ? sqlitePlace() : await postgresPlace();
  atEnd(() => place.remove());
  await fill(place);
  return place;
}
