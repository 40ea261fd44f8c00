import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Recipe } from './contenders.ts';
import type { Pids } from './cpu-meter.ts';
import { fillPostgres } from './fill-postgres.ts';
import { fillSqlite } from './fill-sqlite.ts';
import { compileFloor } from './floor/compile.ts';
import { floorRows, floorSessions } from './floor/rows.ts';
import { ourCounter, ourRows, ourSessions } from './our-rows.ts';
import { filledPostgres, filledSqlite } from './our-stores.ts';
import type { Shape } from './people.ts';
import { floor, ours } from './recipes.ts';

/** A server with its filled database, not yet started. */
export interface Contestant {
  readonly name: string;
  readonly recipe: Recipe;
  /** The processes beside its own whose memory is its, and those whose CPU time is. */
  readonly backends: Pids;
  readonly serving: Pids;
  readonly bytes: number;
  /** Lets those who will ask sign in. To be done last: a session ends after thirty idle minutes. */
  signIn(): Promise<void>;
}

/** What a district is made with. */
export interface Making {
  readonly folder: string;
  readonly shape: Shape;
  readonly nodeArgs: readonly string[];
  readonly onRows: (done: number) => void;
}

export const FLOOR = 'floor';
const FLOOR_SCHEMA = new URL('floor/schema.sql', import.meta.url);
const nobody: Pids = () => Promise.resolve([]);

/** The measuring stick over the district. */
export async function floorContestant({ folder, shape, onRows }: Making): Promise<Contestant> {
  const file = join(folder, 'floor.db');
  const schema = readFileSync(FLOOR_SCHEMA, 'utf8');
  await fillSqlite(file, floorRows(shape), { before: schema, after: 'ANALYZE', onRows });
  return {
    name: FLOOR,
    recipe: floor(await compileFloor(), file),
    backends: nobody,
    serving: nobody,
    bytes: statSync(file).size,
    signIn: () => fillSqlite(file, floorSessions(shape, Date.now())),
  };
}

/** The product over the district in a SQLite file. */
export async function sqliteContestant({ folder, shape, nodeArgs, onRows }: Making): Promise<Contestant> {
  const dataDir = join(folder, `ours-${shape.students}`);
  const file = await filledSqlite(dataDir, ourRows(shape), { after: ourCounter(shape), onRows });
  return {
    name: 'ours, SQLite',
    recipe: ours({ DATA_DIR: dataDir }, nodeArgs),
    backends: nobody,
    serving: nobody,
    bytes: statSync(file).size,
    signIn: () => fillSqlite(file, ourSessions(shape, Date.now())),
  };
}

/** The product over the district in PostgreSQL. Throws a text that says what to do when that does not answer. */
export async function postgresContestant({ folder, shape, nodeArgs, onRows }: Making): Promise<Contestant> {
  const database = await filledPostgres(ourRows(shape), { after: ourCounter(shape), onRows });
  return {
    name: 'ours, PostgreSQL',
    recipe: ours({ DATABASE_URL: database.url, DATA_DIR: join(folder, 'nothing') }, nodeArgs),
    backends: database.backends,
    serving: database.serving,
    bytes: await database.bytes(),
    signIn: () => fillPostgres(database.url, ourSessions(shape, Date.now())),
  };
}
