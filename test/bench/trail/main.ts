import { join } from 'node:path';
import { machineRuntime } from '../../../server/runtime.ts';
import { openPostgresStore } from '../../../server/store/postgres/postgres-store.ts';
import { openSqliteStore } from '../../../server/store/sqlite/sqlite-store.ts';
import type { Store } from '../../../server/store/store.ts';
import { testTrailKeys } from '../../tools/trail-keys.ts';
import type { Options } from '../options.ts';
import { progress } from '../progress.ts';
import { benchFolder, postgresOrWhyNot } from '../server/make-all.ts';
import { filledPostgres, filledSqlite } from '../server/our-stores.ts';
import { figure, say, table } from '../table.ts';
import { engineTimes, type EngineTimes } from './engine.ts';
import { hashingTimes } from './hashing.ts';
import { type FilledTrail, filledTrail } from './lines.ts';
import { benchListing } from './listing.ts';
import { verifyingSeconds } from './verifying.ts';

/** What is hashed in memory and verified from a file. */
const HASHED = 300_000;
/** What issue "A trail nobody can rewrite" asks for, printed beside the figures. */
const GOALS = { addedUs: 50, verifyS: 10 };
const BYTES_PER_MB = 1_000_000;

/** What the trail's tree costs: in memory, on each engine when it is long, and for who verifies it. Only printed. */
export async function benchTrail({ entries }: Options): Promise<void> {
  const keys = await testTrailKeys();
  const { encodeUs, leafUs, rangeUs, headUs } = hashingTimes(HASHED);
  say(`Trail: ${HASHED} entries in memory, µs an entry`);
  const added = figure(leafUs + rangeUs + headUs, 1);
  const parts = [encodeUs, leafUs, rangeUs, headUs].map((us) => figure(us, 1));
  say(table(['', 'line', 'leaf', 'range', 'head', 'added', 'goal'], [['', ...parts, added, `≤ ${GOALS.addedUs}`]]));
  const folder = benchFolder();
  const { seconds, bytes } = await verifyingSeconds(folder, keys, HASHED);
  say(
    `\nOffline verification of ${HASHED} entries (${figure(bytes / BYTES_PER_MB)} MB): ${figure(seconds, 1)} s (goal ≤ ${GOALS.verifyS} s)\n`,
  );
  const rows: string[][] = [];
  for (const [engine, open] of [['SQLite', sqlite] as const, ['PostgreSQL', postgres] as const]) {
    const trail = filledTrail(entries);
    const store = await open(trail, entries, folder);
    if (store === undefined) continue;
    rows.push(cells(engine, await engineTimes(store, keys, trail.head())));
    await store.close();
  }
  say(
    '\nOn a trail of that length, medians: a transaction with one line only and one with an entry; the first checkpoint, and one over 1,000 entries more; a proof from a random earlier size',
  );
  const head = ['engine', 'entries', 'line ms', 'entry ms', 'first s', '1,000 ms', 'proof ms', 'p99'];
  say(table(head, rows));
  say('');
  await benchListing(entries);
}

function cells(engine: string, times: EngineTimes): string[] {
  const { entries, insertMs, entryMs, firstMs, nextMs, proofMs, proofP99Ms } = times;
  const counted = [figure(insertMs, 2), figure(entryMs, 2), figure(firstMs / 1_000, 1), figure(nextMs)];
  return [engine, String(entries), ...counted, figure(proofMs, 1), figure(proofP99Ms, 1)];
}

async function sqlite(trail: FilledTrail, entries: number, folder: string): Promise<Store> {
  const { step, end } = progress('SQLite', entries);
  const file = await filledSqlite(join(folder, 'trail'), trail.rows(), { after: 'ANALYZE', onRows: step });
  end();
  return openSqliteStore(file, machineRuntime);
}

const postgres = (trail: FilledTrail, entries: number): Promise<Store | undefined> =>
  postgresOrWhyNot(async () => {
    const { step, end } = progress('PostgreSQL', entries);
    const { url } = await filledPostgres(trail.rows(), { after: 'ANALYZE', onRows: step });
    end();
    return openPostgresStore(url, machineRuntime);
  });
