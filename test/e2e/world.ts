import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { inject } from 'vitest';
import { createApp } from '../../server/app.ts';
import { openTrailKeeper, type TrailKeeper } from '../../server/audit/trail-keeper.ts';
import { onlyKnown } from '../../server/log.ts';
import { machineRuntime } from '../../server/runtime.ts';
import { bind } from '../../server/socket.ts';
import { openReader } from '../../server/store/sqlite/connection.ts';
import { openSqliteStore } from '../../server/store/sqlite/sqlite-store.ts';
import type { Store } from '../../server/store/store.ts';
import type { ProblemCode } from '../../shared/wire/problem.ts';
import { generateDistrict } from '../demo/district/index.ts';
import { publishDemoAdapters } from '../demo/seed.ts';
import { createDemoSis } from '../demo/sis/app.ts';
import { anyOf, canariesIn, errorIn, inLog } from '../tools/canary.ts';
import { askerOf } from '../tools/original-names/asker.ts';
import { giveOriginalNames, ORIGINAL_NAMES } from '../tools/original-names/given.ts';
import { failOnLeaks, type Heard, listenForOriginalNames } from '../tools/original-names/listen.ts';
import type { Value } from '../tools/temp-store.ts';

/**
 * How the server behaves, so that tests can take it away from under the panel. `lost-answer`: it applies what it is
 * sent, and the line is cut before it says so.
 */
export type Mood = 'well' | 'nonsense' | 'broken' | 'full' | 'lost-answer';

export interface World {
  readonly url: string;
  readonly sisUrl: string;
  readonly store: Store;
  /** Lets the server's clock run ahead, as if so much time had passed. */
  passTime(ms: number): void;
  /** The same, once the next op is on its way: nothing that the panel asks by itself finds it out before. */
  passTimeAtNextOp(ms: number): void;
  behave(mood: Mood): void;
  /** What is committed in the database. */
  rows(sql: string): Promise<Value[][]>;
  /** Closes the server's port; `comeBack` opens the same one again. */
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  /** Signs the audit trail as it stands. */
  sign(): Promise<void>;
  /** Keeps a copy of the database; what is given puts it in the place of the one that is there. */
  copy(): Promise<() => Promise<void>>;
  /** What was listened to for original names, since the server last started. */
  heard(): Heard;
  /** Ends it, and fails where the server said who the students of the tests are, or what one was called before (R197). */
  end(): Promise<void>;
}

const HOST = '127.0.0.1';
const DATABASE = 'facesheet.db';
/** The students whose records the tests open. */
const STUDENTS = anyOf([
  ...['Kiri', 'Baptiste', 'Nguyen', '204417', 'Amaru', 'Quispe', 'Huanca', '201938'],
  ...Object.values(ORIGINAL_NAMES),
]);

/**
 * The real server over a copy of the demo district, and the demo SIS, on free ports. `originalNames`: Kiri and Amaru have
 * one (see `giveOriginalNames`), but where a test is about names itself.
 */
export async function startWorld({ offlineHours = 0, originalNames = true } = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'facesheet-world-'));
  cpSync(inject('template'), folder, { recursive: true });
  let ahead = 0;
  let atNextOp = 0;
  let mood: Mood = 'well';
  const said: { where: string; text: string }[] = [];
  const all: Heard[] = [];
  const start = async () => {
    const started = await serverIn(folder, { now: () => Date.now() + ahead, said, offlineHours });
    all.push(started.heard);
    return started;
  };
  let server = await start();
  if (originalNames) await giveOriginalNames(server.store);
  const district = generateDistrict({ seed: 'north-harbor', asOf: inject('asOf') });
  const began = await sizeIn(folder);
  const answer = async (request: Request): Promise<Response> => {
    if (request.url.endsWith('/v1/ops')) [ahead, atNextOp] = [ahead + atNextOp, 0];
    if (mood === 'nonsense')
      return new Response('<html>Welcome to the school Wi-Fi</html>', { headers: { 'content-type': 'text/html' } });
    if (mood === 'broken') return problem('unexpected', 500);
    if (mood === 'full') return problem('storage-full', 503);
    const given = await server.app.fetch(request);
    const error = await errorIn(given);
    if (error !== undefined) said.push({ where: new URL(request.url).pathname, text: error });
    if (mood === 'lost-answer' && request.url.endsWith('/v1/ops')) return cutOff();
    return given;
  };
  let socket = await bind(answer, { host: HOST, port: 0 });
  const { port } = socket;
  const sis = await bind(createDemoSis({ district, today: () => inject('asOf') }).fetch, { host: HOST, port: 0 });
  const sisUrl = `http://${HOST}:${sis.port}`;
  await publishDemoAdapters(server.store, sisUrl);
  return {
    url: `http://${HOST}:${port}`,
    sisUrl,
    get store() {
      return server.store;
    },
    passTime: (ms) => void (ahead += ms),
    passTimeAtNextOp: (ms) => void (atNextOp = ms),
    behave: (next) => void (mood = next),
    rows: rowsOf(folder),
    goDown: () => socket.close(),
    async comeBack() {
      socket = await bind(answer, { host: HOST, port });
    },
    sign: async () => void (await server.trail.sign()),
    async copy() {
      const aside = mkdtempSync(join(folder, 'copy-'));
      const again = async (from: string, to: string) => {
        await server.store.close();
        cpSync(join(from, DATABASE), join(to, DATABASE));
        server = await start();
      };
      await again(folder, aside);
      return () => again(aside, folder);
    },
    heard: () => server.heard,
    async end() {
      await socket.close();
      await sis.close();
      const found = await canariesIn(rowsOf(folder), STUDENTS, said, began);
      await server.store.close();
      rmSync(folder, { recursive: true, force: true });
      if (found.length > 0) throw new Error(`It names a student or what was written of one:\n${found.join('\n')}`);
      all.forEach(failOnLeaks);
    },
  };
}

interface Running {
  readonly store: Store;
  readonly trail: TrailKeeper;
  readonly app: ReturnType<typeof createApp>;
  readonly heard: Heard;
}

interface Behind {
  readonly now: () => number;
  readonly said: { where: string; text: string }[];
  readonly offlineHours: number;
}

async function serverIn(folder: string, { now, said, offlineHours }: Behind): Promise<Running> {
  const store = openSqliteStore(join(folder, DATABASE), { ...machineRuntime, now });
  const formatters = { log: onlyKnown };
  const log = pino({ level: 'info', formatters }, { write: (line: string) => void said.push(inLog(line)) });
  const trail = await openTrailKeeper(store, join(folder, 'trail-keys'), log);
  const config = {
    host: HOST,
    port: 0,
    dataDir: folder,
    databaseFile: '',
    trailKeysDir: '',
    basePath: '',
    timeZone: 'UTC',
    draftDays: 30,
    offlineHours,
    logLevel: 'info' as const,
  };
  const app = createApp({ config, store, log, trail });
  return { store, trail, app, heard: listenForOriginalNames(app, askerOf(store, config.timeZone)) };
}

/** What is committed in the world's database. */
function rowsOf(folder: string): (sql: string) => Promise<Value[][]> {
  return async (sql) => {
    const reader = openReader(join(folder, DATABASE));
    try {
      return reader.prepare<[], Value[]>(sql).raw().all();
    } finally {
      reader.close();
    }
  };
}

async function sizeIn(folder: string): Promise<number> {
  const [row] = await rowsOf(folder)('SELECT size FROM audit_head');
  return Number(row?.[0]);
}

/** An answer that breaks off before its end. */
function cutOff(): Response {
  return new Response(new ReadableStream({ start: (stream) => stream.error(new Error('The line was cut.')) }));
}

function problem(code: ProblemCode, status: number): Response {
  return Response.json({ code, status, title: 'x', detail: 'x', type: 'x', requestId: 'ref-1' }, { status });
}
