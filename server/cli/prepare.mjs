// What a fresh clone needs before anything else can run; with the word `server`, the compiled server too.
// Node's own modules only: nothing is installed yet.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import './install.mjs';
import { npm } from './npm.mjs';
import { root, step } from './steps.mjs';

/** The headers beside this Node, where it has them: a native module then builds without fetching any. */
function localHeaders() {
  const prefix = join(dirname(process.execPath), '..');
  return existsSync(join(prefix, 'include', 'node', 'node.h')) ? [`--nodedir=${prefix}`] : [];
}

step({
  name: 'sqlite',
  inputs: readFileSync(join(root, 'package-lock.json'), 'utf8'),
  makes: 'node_modules/better-sqlite3/build/Release/better_sqlite3.node',
  says: 'Building the embedded database (up to two minutes where no ready-made one is found) …',
  run: () => npm('rebuild', 'better-sqlite3', ...localHeaders()),
});
if (process.argv.includes('server')) await import('./build-server.mjs');
