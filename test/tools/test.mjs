// `npm test`: the whole truth. Prepares a fresh clone, checks the code, then runs every suite.
import { script, tool } from './run.mjs';

await import('../../server/cli/prepare.mjs');
await import('./ensure-chromium.mjs');
await tool('tsx', ['test/tools/ensure-engines.ts']);

await script('test/tools/lint.mjs');
await tool('vitest', ['run', '--config', 'test/vitest.config.ts']);
