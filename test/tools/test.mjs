// `npm test`: the whole truth. Prepares a fresh clone, checks the code, and runs every suite.
import { aside, script, tool } from './run.mjs';

await import('../../server/cli/install.mjs');
await tool('tsx', ['test/tools/ensure-engines.ts']);
// Beside the rest, which waits half of its time: for a compiler, a disk or a database.
const lint = aside('test/tools/lint.mjs');
await script('server/cli/prepare.mjs');
await import('./ensure-chromium.mjs');
await import('./ensure-firefox.mjs');
await tool('vitest', ['run', '--config', 'test/vitest.config.ts']);
if ((await lint) !== 0) {
  process.stderr.write('✗ The code has faults: what was found stands above, among the tests.\n');
  process.exit(1);
}
