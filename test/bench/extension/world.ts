import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemContext } from '../../../server/cli/context.ts';
import { openStore } from '../../../server/open-store.ts';
import { serve } from '../../../server/serve.ts';
import { publishAdapter } from '../../../server/sis/publish-adapter.ts';
import { bind } from '../../../server/socket.ts';
import { dayIn } from '../../../shared/runtime.ts';
import { generateDistrict } from '../../demo/district/index.ts';
import { publishDemoAdapters, seedDemo } from '../../demo/seed.ts';
import { readyAdapter } from '../../fixture-sis/index.ts';
import { castOf } from '../../fixture-sis/students.ts';
import { createDemoSis } from '../../demo/sis/app.ts';
import { rowsPage } from './rows.ts';

const HOST = '127.0.0.1';
const SEED = 'north-harbor';

/** The real server over a demo district of its own, and the demo SIS, on free loopback ports. */
export interface BenchWorld {
  readonly url: string;
  readonly sisUrl: string;
  /** The same SIS under another name of this machine, where the extension is not at home. */
  readonly sisUrlWithout: string;
  /** A page of 2,000 rows, read by labels, under the same two names. */
  readonly rowsUrl: string;
  readonly rowsUrlWithout: string;
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
  const rows = await bind(rowsPage(castOf(district).kiri).fetch, { host: HOST, port: 0 });
  const rowsUrl = `http://${HOST}:${rows.port}`;
  await publishAdapter(store, systemContext(Date.now()), JSON.stringify(readyAdapter('labelled', rowsUrl)));
  const running = await serve(config, store);
  return {
    url: running.url,
    sisUrl,
    sisUrlWithout: `http://localhost:${port}`,
    rowsUrl,
    rowsUrlWithout: `http://localhost:${rows.port}`,
    async end() {
      await sis.close();
      await rows.close();
      await running.stop();
      rmSync(join(dataDir, '..'), { recursive: true, force: true });
    },
  };
}
