// What a fresh clone needs before anything else can run; with the word `server`, the compiled server too.
// Node's own modules only: nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contents, fail, node, root, step } from './steps.mjs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `Facesheet needs Node.js 20.19 or newer; this is ${process.versions.node}. Install it from your system's packages.`,
  );
}

function npm(...args) {
  const npmCli = process.env.npm_execpath;
  const [command, first] = npmCli === undefined ? ['npm', []] : [process.execPath, [npmCli]];
  const result = spawnSync(command, [...first, ...args], {
    cwd: root,
    encoding: 'utf8',
    shell: npmCli === undefined && process.platform === 'win32',
  });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
    fail(`"npm ${args.join(' ')}" did not work. Check the network and the messages above, then run the command again.`);
  }
}

/** The headers beside this Node, where it has them: a native module then builds without fetching any. */
function localHeaders() {
  const prefix = join(dirname(process.execPath), '..');
  return existsSync(join(prefix, 'include', 'node', 'node.h')) ? [`--nodedir=${prefix}`] : [];
}

const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
step({
  name: 'installed',
  inputs: lock,
  makes: 'node_modules',
  says: 'Installing what Facesheet is built from (about a minute) …',
  run: () => npm('ci', '--ignore-scripts', '--no-audit', '--no-fund'),
});
step({
  name: 'sqlite',
  inputs: lock,
  makes: 'node_modules/better-sqlite3/build/Release/better_sqlite3.node',
  says: 'Building the embedded database (up to two minutes where no ready-made one is found) …',
  run: () => npm('rebuild', 'better-sqlite3', ...localHeaders()),
});
step({
  name: 'messages',
  inputs: [
    contents('shared/messages', (path) => path.endsWith('.json') && !/generated|project\.inlang/.test(path)),
    readFileSync(join(root, 'shared/messages/compile.mjs'), 'utf8'),
  ],
  makes: 'shared/messages/generated/messages.js',
  says: 'Compiling the texts …',
  run: () => node('shared/messages/compile.mjs'),
});
if (process.argv.includes('server')) await import('./build-server.mjs');
