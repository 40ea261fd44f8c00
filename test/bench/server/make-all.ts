import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leftOut } from '../../tools/engines.ts';
import { asAdmin } from '../../tools/postgres.ts';
import { atEnd } from '../clean-up.ts';
import { progress } from '../progress.ts';
import { figure, say } from '../table.ts';
import { type Contestant, floorContestant, type Making, postgresContestant, sqliteContestant } from './contestants.ts';
import { disclosureCount, rowCount, type Shape } from './people.ts';

const BYTES_PER_MB = 1e6;

/** A folder that is gone when the bench ends. */
export function benchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'facesheet-bench-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The district in each of the stores that can be had. Where PostgreSQL does not answer, the output says so. */
export async function makeContestants(shape: Shape, nodeArgs: readonly string[]): Promise<Contestant[]> {
  const { students, staff, contacts } = shape;
  say(
    `Server: making ${students} students, ${staff} staff, ${contacts} contacts, ${disclosureCount(shape)} disclosures for each contender …`,
  );
  const making = { folder: benchFolder(), shape, nodeArgs };
  const contestants = [await made('ours, SQLite', sqliteContestant, making)];
  const second = await postgresOrWhyNot(() => made('ours, PostgreSQL', postgresContestant, making));
  if (second !== undefined) contestants.push(second);
  contestants.push(await made('floor', floorContestant, making));
  const sizes = contestants.map(({ name, bytes }) => `${name}: ${figure(bytes / BYTES_PER_MB)} MB`);
  say(`  ${sizes.join(' · ')}\n`);
  return contestants;
}

/** Makes one contender's store, and shows how far it is when that takes long. */
export async function made(
  name: string,
  make: (making: Making) => Promise<Contestant>,
  making: Omit<Making, 'onRows'>,
): Promise<Contestant> {
  const { step, end } = progress(name, rowCount(making.shape));
  const contestant = await make({ ...making, onRows: step });
  end();
  return contestant;
}

/** What is made on PostgreSQL, or undefined with a line that says why it is not measured. */
export async function postgresOrWhyNot<T>(make: () => Promise<T>): Promise<T | undefined> {
  if (leftOut('postgres')) {
    say('  POSTGRESQL IS NOT MEASURED: FACESHEET_TEST_ENGINES leaves it out.');
    return undefined;
  }
  try {
    await asAdmin('SELECT 1');
  } catch (error) {
    say(`  POSTGRESQL IS NOT MEASURED. ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
  return make();
}
