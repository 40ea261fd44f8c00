import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../server/config.ts';
import { openStore } from '../../server/open-store.ts';
import { serve } from '../../server/serve.ts';
import { bind } from '../../server/socket.ts';
import { stopOnSignal } from '../../server/stop-on-signal.ts';
import { dayIn } from '../../shared/runtime.ts';
import { build, DEMO_EXTENSION } from '../tools/build.ts';
import { announce } from './announce.ts';
import { openBrowser } from './browser.ts';
import { generateDistrict } from './district/index.ts';
import { foundedOn, publishDemoAdapters, seedDemo } from './seed.ts';
import { createDemoSis } from './sis/app.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SIS_PORT_AFTER = 1;
const SEED = 'north-harbor';
/** Amaru's page: his case is open, and every part of the panel has something to show. */
const FIRST_PAGE = '/auto?user=rortiz&student=201938';

/** `npm start`: the demo district and its SIS, on loopback only, in a data folder of their own. */
async function main(): Promise<void> {
  const env = {
    ...process.env,
    DATA_DIR: join(process.env.DATA_DIR ?? join(ROOT, 'data'), 'demo'),
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  };
  const config = { ...readConfig(env), host: '127.0.0.1' };
  const today = () => dayIn(config.timeZone, Date.now());
  const asOf = foundedOn(config.dataDir) ?? today();
  const district = generateDistrict({ seed: SEED, asOf });
  const sisPort = config.port + SIS_PORT_AFTER;
  // Both addresses first: a taken port is said before anything takes time.
  const sis = await bind(createDemoSis({ district, today }).fetch, { host: config.host, port: sisPort });
  await (await bind(() => new Response(), config)).close();
  await Promise.all([build('demoExtension'), build('console'), build('verifier')]);
  await seedDemo(config.dataDir, district, asOf, config.timeZone);
  const store = await openStore(config);
  const sisUrl = `http://${config.host}:${sisPort}`;
  await publishDemoAdapters(store, sisUrl);
  const running = await serve(config, store);
  const first = `${sisUrl}${FIRST_PAGE}`;
  const headless = process.argv.includes('--headless');
  const opening = headless
    ? { opened: false as const, why: 'Started with --headless.' }
    : openBrowser({ extension: DEMO_EXTENSION, profile: join(config.dataDir, 'browser'), url: first });
  announce({ url: running.url, sisUrl, first, extension: DEMO_EXTENSION, opening });
  stopOnSignal(async () => {
    if (opening.opened) opening.stop();
    await sis.close();
    await running.stop();
    process.stdout.write('\nStopped. Nothing is running any more.\n');
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
