import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../../server/open-store.ts';
import { serve } from '../../../server/serve.ts';
import { bind } from '../../../server/socket.ts';
import { dayIn } from '../../../shared/runtime.ts';
import { generateDistrict } from '../../demo/district/index.ts';
import { publishDemoAdapters, seedDemo } from '../../demo/seed.ts';
import { createDemoSis } from '../../demo/sis/app.ts';

const HOST = '127.0.0.1';
const SEED = 'north-harbor';

/** The real server over a demo district of its own, and the demo SIS, on free loopback ports. */
export interface BenchWorld {
  readonly url: string;
  readonly sisUrl: string;
  /** The same SIS under another name of this machine, where the extension is not at home. */
  readonly sisUrlWithout: string;
  end(): Promise<void>;
}

export async function startBenchWorld(): Promise<BenchWorld> {
  const dataDir = join(mkdtempSync(join(tmpdir(), 'facesheet-bench-')), 'demo');
  const asOf = dayIn('UTC', Date.now());
  const district = generateDistrict({ seed: SEED, asOf });
  await seedDemo(dataDir, district, asOf, 'UTC');
  const databaseFile = join(dataDir, 'facesheet.db');
  const config = {
    host: HOST,
    port: 0,
    dataDir,
    databaseFile,
    trailKeysDir: join(dataDir, 'trail-keys'),
    basePath: '',
    timeZone: 'UTC',
    draftDays: 30,
    offlineHours: 0,
    logLevel: 'silent' as const,
  };
  const store = await openStore(config);
  const sis = await bind(createDemoSis({ district, today: () => asOf }).fetch, { host: HOST, port: 0 });
  const { port } = sis;
  const sisUrl = `http://${HOST}:${port}`;
  await publishDemoAdapters(store, sisUrl);
  const running = await serve(config, store);
  return {
    url: running.url,
    sisUrl,
    sisUrlWithout: `http://localhost:${port}`,
    async end() {
      await sis.close();
      await running.stop();
      rmSync(join(dataDir, '..'), { recursive: true, force: true });
    },
  };
}
