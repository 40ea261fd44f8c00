import pino from 'pino';
import { onTestFinished } from 'vitest';
import { createApp } from '../../server/app.ts';
import { keepTrail, type TrailKeeper } from '../../server/audit/trail-keeper.ts';
import type { Config } from '../../server/config.ts';
import type { Store } from '../../server/store/store.ts';
import type { Session } from '../../shared/wire/session.ts';
import { anyOf, watchForCanaries } from './canary.ts';
import { askerOf } from './original-names/asker.ts';
import { giveOriginalNames } from './original-names/given.ts';
import { failOnLeaks, type Heard, listenForOriginalNames } from './original-names/listen.ts';
import type { TestRuntime } from './runtime.ts';
import { PASSWORD, smallDistrict, STUDENT_WORDS } from './small-district.ts';
import { tempStore, type TempStore } from './temp-store.ts';
import { testTrailKeys } from './trail-keys.ts';

export const testConfig: Config = {
  host: '127.0.0.1',
  port: 0,
  dataDir: '',
  databaseFile: '',
  trailKeysDir: '',
  basePath: '',
  timeZone: 'America/Chicago',
  draftDays: 30,
  offlineHours: 0,
  logLevel: 'info',
};

export interface TestServer {
  readonly store: Store;
  readonly runtime: TestRuntime;
  /** Signs when it is told to: there is no timer. */
  readonly trail: TrailKeeper;
  /** The database file; empty on PostgreSQL. */
  readonly file: string;
  /** What an outsider sees in the database, and what one can do behind the server's back. */
  readonly rows: TempStore['rows'];
  readonly one: TempStore['one'];
  readonly tamper: TempStore['tamper'];
  readonly examiner: TempStore['examiner'];
  /** Everything the server logged, as text: tests look for what must not be there. */
  readonly logged: string[];
  /** What was listened to for original names: the test fails where one was told that must not be (R197). */
  readonly heard: Heard;
  /** For requests that `send` cannot make, such as from a certain address. */
  readonly app: ReturnType<typeof createApp>;
  /** Sends JSON as the extension does. */
  send(method: string, path: string, body?: unknown, token?: string): Promise<Response>;
  /** Signs in with the district's common password and gives the token. */
  signIn(username: string): Promise<string>;
}

/**
 * The whole server over a fresh store with the small district, without a socket. `originalNames`: two of its students
 * have one (see `giveOriginalNames`), but where a test is about names itself.
 */
export async function testServer(config: Partial<Config> = {}, { originalNames = true } = {}): Promise<TestServer> {
  const { store, runtime, file, rows, one, tamper, examiner } = await tempStore();
  await smallDistrict(store, runtime);
  if (originalNames) await giveOriginalNames(store);
  const logged: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
  const trail = keepTrail(store, await testTrailKeys(), log);
  const given = { ...testConfig, ...config };
  const app = createApp({ config: given, store, log, trail });
  watchForCanaries({ rows, logged, app }, anyOf(STUDENT_WORDS));
  const heard = listenForOriginalNames(app, askerOf(store, given.timeZone));
  onTestFinished(() => failOnLeaks(heard));
  const send: TestServer['send'] = async (method, path, body, token) =>
    app.request(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    store,
    runtime,
    trail,
    file,
    rows,
    one,
    tamper,
    examiner,
    logged,
    heard,
    app,
    send,
    async signIn(username) {
      const answer = await send('POST', '/v1/session', { username, password: PASSWORD });
      return ((await answer.json()) as Session).token;
    },
  };
}
