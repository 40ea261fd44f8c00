// `npm run soak`: the crash suites at full length. `npm run soak -- 100` kills each server 100 times; SEED repeats a run.
import { tool } from './run.mjs';

const KILLS = '30';

process.env.CRASH_KILLS ??= process.argv[2] ?? KILLS;
await tool('vitest', ['run', '--config', 'test/vitest.config.ts', '--project', 'crash']);
