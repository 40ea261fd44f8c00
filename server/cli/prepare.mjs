// What a fresh clone needs before anything else can run. Node's own modules only: nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const stamps = join(root, 'node_modules', '.facesheet');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `Facesheet needs Node.js 20.19 or newer; this is ${process.versions.node}. Install it from your system's packages.`,
  );
}

/** Runs a step when what it depends on has changed since it last succeeded. */
function step(name, inputs, what, run) {
  const hash = createHash('sha256')
    .update(JSON.stringify([process.version, process.arch, inputs]))
    .digest('hex');
  const stamp = join(stamps, name);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  process.stdout.write(`${what}\n`);
  run();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, hash);
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

function node(script) {
  const result = spawnSync(process.execPath, [join(root, script)], { cwd: root, encoding: 'utf8' });
  if (result.status !== 0) fail(`${result.stdout}${result.stderr}\n${script} did not work.`);
}

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

/** The headers beside this Node, where it has them: a native module then builds without fetching any. */
function localHeaders() {
  const prefix = join(dirname(process.execPath), '..');
  return existsSync(join(prefix, 'include', 'node', 'node.h')) ? [`--nodedir=${prefix}`] : [];
}

/** Everything a folder holds, as one text to hash. */
function contents(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && !/generated|project\.inlang/.test(entry.parentPath) && entry.name.endsWith('.json'),
    )
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
step('installed', lock, 'Installing what Facesheet is built from (about a minute) …', () =>
  npm('ci', '--ignore-scripts', '--no-audit', '--no-fund'),
);
step('sqlite', lock, 'Building the embedded database (up to two minutes where no ready-made one is found) …', () =>
  npm('rebuild', 'better-sqlite3', ...localHeaders()),
);
step(
  'messages',
  [contents('shared/messages'), readFileSync(join(root, 'shared/messages/compile.mjs'), 'utf8')],
  'Compiling the texts …',
  () => node('shared/messages/compile.mjs'),
);
if (!existsSync(join(root, 'shared/messages/generated/messages.js'))) node('shared/messages/compile.mjs');
