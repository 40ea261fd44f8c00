import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { createApp } from '../../server/app.ts';
import { createLog } from '../../server/log.ts';
import { machineRuntime } from '../../server/runtime.ts';
import { bind } from '../../server/socket.ts';
import { openSqliteStore } from '../../server/store/sqlite/sqlite-store.ts';
import type { Store } from '../../server/store/store.ts';
import type { ProblemCode } from '../../shared/wire/problem.ts';
import { generateDistrict } from '../demo/district/index.ts';
import { publishDemoAdapters } from '../demo/seed.ts';
import { createDemoSis } from '../demo/sis/app.ts';

/** How the server behaves, so that tests can take it away from under the panel. */
export type Mood = 'well' | 'nonsense' | 'broken' | 'full';

export interface World {
  readonly url: string;
  readonly sisUrl: string;
  readonly store: Store;
  /** Lets the server's clock run ahead, as if so much time had passed. */
  passTime(ms: number): void;
  behave(mood: Mood): void;
  /** Closes the server's port; `comeBack` opens the same one again. */
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  end(): Promise<void>;
}

const HOST = '127.0.0.1';

/** The real server over a copy of the demo district, and the demo SIS, on free ports. */
export async function startWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'facesheet-world-'));
  cpSync(inject('template'), folder, { recursive: true });
  let ahead = 0;
  let mood: Mood = 'well';
  const store = openSqliteStore(join(folder, 'facesheet.db'), { ...machineRuntime, now: () => Date.now() + ahead });
  const config = {
    host: HOST,
    port: 0,
    dataDir: folder,
    databaseFile: '',
    trailKeysDir: '',
    basePath: '',
    timeZone: 'UTC',
    logLevel: 'silent' as const,
  };
  const app = createApp({ config, store, log: createLog('silent') });
  const answer = (request: Request): Response | Promise<Response> => {
    if (mood === 'nonsense')
      return new Response('<html>Welcome to the school Wi-Fi</html>', { headers: { 'content-type': 'text/html' } });
    if (mood === 'broken') return problem('unexpected', 500);
    if (mood === 'full') return problem('storage-full', 503);
    return app.fetch(request);
  };
  let socket = await bind(answer, { host: HOST, port: 0 });
  const { port } = socket;
  const district = generateDistrict({ seed: 'north-harbor', asOf: inject('asOf') });
  const sis = await bind(createDemoSis({ district, today: () => inject('asOf') }).fetch, { host: HOST, port: 0 });
  const sisUrl = `http://${HOST}:${sis.port}`;
  await publishDemoAdapters(store, sisUrl);
  return {
    url: `http://${HOST}:${port}`,
    sisUrl,
    store,
    passTime: (ms) => void (ahead += ms),
    behave: (next) => void (mood = next),
    goDown: () => socket.close(),
    async comeBack() {
      socket = await bind(answer, { host: HOST, port });
    },
    async end() {
      await socket.close();
      await sis.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function problem(code: ProblemCode, status: number): Response {
  return Response.json({ code, status, title: 'x', detail: 'x', type: 'x', requestId: 'ref-1' }, { status });
}
