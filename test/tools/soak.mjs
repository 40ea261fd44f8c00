// `npm run soak`: the crash suites and the agreement of the two interpreters of the rules, at full length.
// `npm run soak -- 100` kills each server 100 times; SEED repeats a run.
import { tool } from './run.mjs';

const KILLS = '30';
const DISTRICTS = '2000';

process.env.CRASH_KILLS ??= process.argv[2] ?? KILLS;
process.env.AGREEMENT_RUNS ??= DISTRICTS;
const vitest = (...args) => tool('vitest', ['run', '--config', 'test/vitest.config.ts', ...args]);
await vitest('--project', 'crash');
await vitest('--project', 'integration', '--project', 'postgres', 'server/policy/agreement');
