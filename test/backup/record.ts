import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { append } from '../../server/audit/append.ts';
import type { Place } from '../../server/store/place.ts';
import { openPostgresStore } from '../../server/store/postgres/postgres-store.ts';
import { openSqliteStore } from '../../server/store/sqlite/sqlite-store.ts';
import type { Engine, Store } from '../../server/store/store.ts';
import { nextRev } from '../../server/sync/rev.repo.ts';
import { createDatabase } from '../tools/postgres.ts';
import { testRuntime, type TestRuntime } from '../tools/runtime.ts';
import { ids, smallDistrict } from '../tools/small-district.ts';
import { systemContext } from '../tools/temp-store.ts';

/** A record of its own on an engine, with a folder for what is made of it. All of it goes when the test ends. */
export interface TestRecord {
  readonly place: Place;
  readonly dataDir: string;
  readonly backups: string;
  readonly runtime: TestRuntime;
  /** A server's store over it, closed when the test ends. */
  open(): Promise<Store>;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'facesheet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Nothing is there yet: no file, or a database without a table. */
export async function emptyRecord(engine: Engine, key?: string): Promise<TestRecord> {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  mkdirSync(data);
  const place = await placeOn(engine, data, key);
  const runtime = testRuntime();
  return {
    place,
    dataDir: data,
    backups: join(data, 'backups'),
    runtime,
    async open() {
      const store = await openAt(place, runtime);
      onTestFinished(() => store.close());
      return store;
    },
  };
}

async function placeOn(engine: Engine, folder: string, key: string | undefined): Promise<Place> {
  if (engine === 'sqlite') return { engine, file: join(folder, 'facesheet.db'), key };
  const database = await createDatabase();
  onTestFinished(() => database.drop());
  return { engine, url: database.url, key };
}

function openAt(place: Place, runtime: TestRuntime): Promise<Store> {
  if (place.engine === 'postgres') return openPostgresStore(place.url, runtime);
  return Promise.resolve(openSqliteStore(place.file, runtime, place.key === undefined ? {} : { key: place.key }));
}

/** The small district, some contacts and disclosures, and the entries that say so. The store is closed again. */
export async function filledRecord(engine: Engine, key?: string): Promise<TestRecord> {
  const record = await emptyRecord(engine, key);
  const store = await record.open();
  await smallDistrict(store, record.runtime);
  await Promise.all(Array.from({ length: 12 }, (_, i) => note(store, record.runtime, `Note ${i} on Kiri's day`)));
  await disclose(store, record.runtime);
  await store.close();
  return record;
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
  const DAY_MS = 86_400_000;
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
