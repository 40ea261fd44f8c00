import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { append } from '../../server/audit/append.ts';
import type { Place } from '../../server/store/place.ts';
import { openPostgresStore } from '../../server/store/postgres/postgres-store.ts';
import { openWriter } from '../../server/store/sqlite/connection.ts';
import { openSqliteStore } from '../../server/store/sqlite/sqlite-store.ts';
import type { Engine, Store } from '../../server/store/store.ts';
import { nextRev } from '../../server/sync/rev.repo.ts';
import { createDatabase } from '../tools/postgres.ts';
import { testRuntime, type TestRuntime } from '../tools/runtime.ts';
import { ids, smallDistrict } from '../tools/small-district.ts';
import { tamperWithPostgres, tamperWithSqlite } from '../tools/tamper.ts';
import { systemContext } from '../tools/temp-store.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A record of its own on an engine, with a folder for what is made of it. All of it goes when the test ends. */
export interface TestRecord {
  readonly place: Place;
  readonly dataDir: string;
  readonly backups: string;
  readonly runtime: TestRuntime;
  /** A server's store over it, closed when the test ends. */
  open(): Promise<Store>;
  /** Does what only somebody with the database's own tools can do: triggers are out of the way. */
  tamper(sql: string): Promise<void>;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'facesheet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A file, or a database by its name, to copy from. */
interface Filled {
  readonly source: string;
  remove(): Promise<void>;
}

/** Nothing is there yet: no file, or a database without a table. */
export async function emptyRecord(engine: Engine, key?: string, filled?: Filled): Promise<TestRecord> {
  const dataDir = join(temporaryFolder(), 'data');
  mkdirSync(dataDir, { mode: 0o700 });
  const place = await placeOn(engine, dataDir, key, filled?.source);
  const runtime = testRuntime();
  return {
    place,
    dataDir,
    backups: join(dataDir, 'backups'),
    runtime,
    async open() {
      const store = await openAt(place, runtime);
      onTestFinished(() => store.close());
      return store;
    },
    tamper: (sql) =>
      place.engine === 'sqlite' ? tamperWithFile(place.file, sql, key) : tamperWithPostgres(place.url, sql),
  };
}

async function placeOn(engine: Engine, folder: string, key: string | undefined, source?: string): Promise<Place> {
  if (engine === 'sqlite') {
    const file = join(folder, 'facesheet.db');
    if (source !== undefined) copyFileSync(source, file);
    return { engine, file, key };
  }
  const database = await createDatabase(source === undefined ? {} : { template: source });
  onTestFinished(() => database.drop());
  return { engine, url: database.url, key };
}

function openAt(place: Place, runtime: TestRuntime): Promise<Store> {
  if (place.engine === 'postgres') return openPostgresStore(place.url, runtime);
  return Promise.resolve(openSqliteStore(place.file, runtime, { key: place.key }));
}

/** Changes a file as its owner could, and leaves it as one file: a copy that was made by hand. */
export async function tamperWithFile(file: string, sql: string, key?: string): Promise<void> {
  tamperWithSqlite(file, sql, key);
  const client = openWriter(file, key);
  client.pragma('journal_mode = DELETE');
  client.close();
}

/** The small district, some contacts and disclosures, and the entries that say so. No store is open. */
export async function filledRecord(engine: Engine): Promise<TestRecord> {
  const filled = await (filledOnce[engine] ??= fill(engine));
  return emptyRecord(engine, undefined, filled);
}

/** The same, made anew: with a key. */
export async function encryptedRecord(key: string): Promise<TestRecord> {
  const record = await emptyRecord('sqlite', key);
  await addDistrict(await record.open(), record.runtime);
  return record;
}

/** Made once a file of tests, since hashing the passwords takes longest, and copied for each test. */
let filledOnce: Partial<Record<Engine, Promise<Filled>>> = {};

/** For the `afterAll` of each file that asks for filled records: takes away what they were copied from. */
export async function removeFilled(): Promise<void> {
  const made = Object.values(filledOnce);
  filledOnce = {};
  for (const filled of made) await (await filled).remove();
}

async function fill(engine: Engine): Promise<Filled> {
  // An hour before the tests: their ids are made of the time.
  const runtime = testRuntime(testRuntime().now() - HOUR_MS);
  if (engine === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), 'facesheet-'));
    const source = join(folder, 'filled.db');
    await addDistrict(openSqliteStore(source, runtime), runtime);
    return { source, remove: () => Promise.resolve(rmSync(folder, { recursive: true })) };
  }
  const database = await createDatabase();
  await addDistrict(await openPostgresStore(database.url, runtime), runtime);
  return { source: database.name, remove: () => database.drop() };
}

async function addDistrict(store: Store, runtime: TestRuntime): Promise<void> {
  await smallDistrict(store, runtime);
  await Promise.all(Array.from({ length: 12 }, (_, i) => note(store, runtime, `Note ${i} on Kiri's day`)));
  await disclose(store, runtime);
  await store.tend(async (tx) => {
    const times = { createdAt: runtime.now(), lastSeenAt: runtime.now() };
    await tx.db.insert(tx.tables.signInSession).values({ id: 'hash', staffId: ids.ortiz, kind: 'console', ...times });
  });
  await store.close();
}

/** Opens the store for a piece of work and closes it again. */
export async function adding(record: TestRecord, work: (store: Store) => Promise<void>): Promise<void> {
  const store = await record.open();
  await work(store);
  await store.close();
}

/** One contact with its entry. */
export async function note(store: Store, runtime: TestRuntime, text: string): Promise<void> {
  await store.write(systemContext(runtime), async (tx) => {
    const at = runtime.now();
    await tx.db.insert(tx.tables.contact).values({
      studentId: ids.kiri,
      id: runtime.id(),
      kind: 'call',
      party: 'parent',
      withName: 'Linh Nguyen',
      outcome: 'reached',
      note: text,
      happenedAt: at,
      recordedAt: at,
      schoolYear: '2026-27',
      authorId: ids.ortiz,
      authorRole: 'socialWorker',
      rev: await nextRev(tx),
    });
    const event = { action: 'contact.add', studentId: ids.kiri, resource: 'contact', decision: 'allowed' } as const;
    return { receipt: await append(tx, { ...event, detail: `{"n":${text.length}}` }), value: undefined };
  });
}

async function disclose(store: Store, runtime: TestRuntime): Promise<void> {
  await store.tend(async (tx) => {
    for (const days of [0, 0, 1, 3]) {
      await tx.db.insert(tx.tables.disclosure).values({
        buildingId: ids.harborView,
        at: runtime.now() - days * DAY_MS,
        id: runtime.id(),
        studentId: ids.kiri,
        party: 'Lakeside High',
        interest: 'enrollment',
        basis: '99.31(a)(2)',
        outcome: 'released',
        recordedBy: ids.nwosu,
        rev: 1,
      });
    }
  });
}
