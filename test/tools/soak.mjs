// `npm run soak`: the crash suites, the agreement of the two interpreters of the rules, the client core against the real
// server, and the way through the fixture SISes in the browser, at full length.
// `npm run soak -- 100` kills each server 100 times; SEED repeats a run.
import { tool } from './run.mjs';

const KILLS = '30';
const DISTRICTS = '2000';
const DAYS_OF_TWO = '60';
const NAVIGATIONS = '200';

await import('./ensure-chromium.mjs');
process.env.CRASH_KILLS ??= process.argv[2] ?? KILLS;
process.env.AGREEMENT_RUNS ??= DISTRICTS;
process.env.CLIENT_CORE_RUNS ??= DAYS_OF_TWO;
process.env.FIXTURE_STEPS ??= NAVIGATIONS;
const vitest = (...args) => tool('vitest', ['run', '--config', 'test/vitest.config.ts', ...args]);
await vitest('--project', 'crash');
await vitest('--project', 'integration', '--project', 'postgres', 'server/policy/agreement', 'test/sync/client-core');
await vitest('--project', 'e2e', 'test/e2e/fixture-sis');
