import { join } from 'node:path';
import { moveHead } from '../../../server/audit/audit.repo.ts';
import { listTrail } from '../../../server/audit/list-trail.ts';
import { systemContext } from '../../../server/cli/context.ts';
import { loadActor } from '../../../server/policy/index.ts';
import { machineRuntime } from '../../../server/runtime.ts';
import { openPostgresStore } from '../../../server/store/postgres/postgres-store.ts';
import { openSqliteStore } from '../../../server/store/sqlite/sqlite-store.ts';
import type { Store } from '../../../server/store/store.ts';
import { dayIn, momentIn } from '../../../shared/runtime.ts';
import { type AuditFilter, EVERYTHING } from '../../../shared/wire/audit.ts';
import { createRandom } from '../../demo/district/random.ts';
import { progress } from '../progress.ts';
import { benchFolder, postgresOrWhyNot } from '../server/make-all.ts';
import { idOf } from '../server/people.ts';
import { filledPostgres, filledSqlite } from '../server/our-stores.ts';
import { median, percentile } from '../stats.ts';
import { figure, say, table } from '../table.ts';
import { mixedTrail } from './mixed.ts';
import { DAYS, questionTimes } from './questions.ts';

type Trail = ReturnType<typeof mixedTrail>;

const READER = 'bench-records-manager';
const PAGE = 50;
const PAGES = 25;
const GOAL_MS = 100;
const DAY_MS = 86_400_000;

/** How long a page of the trail takes, with its count and its own entry, by what is sought. Only printed. */
export async function benchListing(entries: number): Promise<void> {
  const rows: string[][] = [];
  const days: string[][] = [];
  for (const [engine, open] of [['SQLite', sqlite] as const, ['PostgreSQL', postgres] as const]) {
    const trail = mixedTrail(entries);
    const store = await open(trail, entries);
    if (store === undefined) continue;
    await store.tend((tx) => moveHead(tx, trail.head()));
    rows.push(...(await pageTimes(store, engine, entries)));
    days.push(await questionTimes(store, engine));
    await store.close();
  }
  say(`\nA page of ${PAGE} of ${entries} entries, the newest and ${PAGES} from anywhere, by what is sought`);
  say(table(['engine', 'sought', 'newest ms', 'median ms', 'worst ms', 'goal'], rows, 2));
  say(`\nA day of that trail gone through for unusual uses, medians of ${DAYS} days`);
  say(table(['engine', 'questions', 'ms', 'worst ms', 'its write ms'], days));
  say('');
}

function soughtAt(now: number, entries: number): Record<string, AuditFilter> {
  const day = dayIn('UTC', now - (entries * 1_000) / 2);
  const staff = { staffId: idOf('staff', 0), purpose: 'To measure how long it takes.' };
  const studentId = idOf('student', 0);
  return {
    everything: EVERYTHING,
    deliberate: { ...EVERYTHING, use: 'deliberate' },
    incidental: { ...EVERYTHING, use: 'incidental' },
    'hardly ever done': { ...EVERYTHING, actions: ['restore'] },
    undone: { ...EVERYTHING, decision: 'undone' },
    'undone, never so': { ...EVERYTHING, decision: 'undone', actions: ['report.export'] },
    'a day': { ...EVERYTHING, from: day, to: day },
    'a month, deliberate': { ...EVERYTHING, from: dayIn('UTC', now - 31 * DAY_MS), use: 'deliberate' },
    'busiest student': { ...EVERYTHING, studentId },
    'their refusals': { ...EVERYTHING, studentId, decision: 'undone' },
    'busiest person': { ...EVERYTHING, staff },
    'never done by them': { ...EVERYTHING, staff, actions: ['restore'] },
    'both, a day': { ...EVERYTHING, staff, studentId, from: day, to: day },
  };
}

async function pageTimes(store: Store, engine: string, entries: number): Promise<string[][]> {
  const now = store.runtime.now();
  const context = { ...systemContext(now), actorId: READER };
  const actor = await readerOf(store);
  const signedIn = { actor, sessionRef: '', expiresAt: now + DAY_MS, locale: 'en' as const };
  const random = createRandom('bench/pages');
  const rows: string[][] = [];
  for (const [name, filter] of Object.entries(soughtAt(now, entries))) {
    const page = (before?: number) =>
      timed(() => listTrail(store, context, signedIn, { filter, before, limit: PAGE }, 'UTC'));
    const newest = await page();
    const times: number[] = [];
    for (let i = 0; i < PAGES; i += 1) times.push(await page(random.int(1, entries)));
    const sorted = times.toSorted((one, other) => one - other);
    rows.push([
      engine,
      name,
      ...[newest, median(times), percentile(sorted, 1)].map((ms) => figure(ms, 1)),
      `≤ ${GOAL_MS}`,
    ]);
  }
  return rows;
}

async function readerOf(store: Store) {
  const id = READER;
  const staff = { id, sourcedId: id, number: id, username: id, givenName: 'Given', familyName: 'Family', email: '' };
  const role = { staffId: id, role: 'recordsManager', buildingId: '', since: '2019-07-01', until: null } as const;
  await store.tend(async (tx) => {
    await tx.db.insert(tx.tables.staff).values({ ...staff, active: true });
    await tx.db.insert(tx.tables.roleFact).values({ ...role, source: 'bench' });
  });
  return store.look((q) => loadActor(q, id, momentIn('UTC', store.runtime.now())));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

async function sqlite(trail: Trail, entries: number): Promise<Store> {
  const { step, end } = progress('SQLite', entries);
  const file = await filledSqlite(join(benchFolder(), 'listing'), trail.rows(), { onRows: step });
  end();
  return openSqliteStore(file, machineRuntime);
}

const postgres = (trail: Trail, entries: number): Promise<Store | undefined> =>
  postgresOrWhyNot(async () => {
    const { step, end } = progress('PostgreSQL', entries);
    const { url } = await filledPostgres(trail.rows(), { after: 'ANALYZE', onRows: step });
    end();
    return openPostgresStore(url, machineRuntime);
  });
