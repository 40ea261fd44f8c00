import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Engine } from '../engines.ts';

/** One folder for every schema version that ever landed, with a dump for each engine. */
export const FIXTURES = fileURLToPath(new URL('../../fixtures/schema', import.meta.url));

/** The versions that an engine has a dump of, oldest first. */
export function fixtureVersions(engine: Engine): string[] {
  return readdirSync(FIXTURES)
    .filter((version) => existsSync(join(FIXTURES, version, `${engine}.sql`)))
    .sort();
}

export const readFixture = (version: string, engine: Engine): string =>
  readFileSync(join(FIXTURES, version, `${engine}.sql`), 'utf8');
