// Runs the project's own tools and stops at the first that fails.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Who ends leaves nothing running, told to end or not. */
const running = new Set();
process.once('exit', () => running.forEach((child) => child.kill()));
for (const [signal, code] of Object.entries({ SIGTERM: 143, SIGINT: 130, SIGHUP: 129 })) {
  process.once(signal, () => process.exit(code));
}

/** Runs the program of an installed package. Not every package exports its manifest, so it is read from disk. */
export function tool(packageName, args, bin = packageName, env = {}) {
  const folder = join(root, 'node_modules', packageName);
  const { bin: bins } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return script(join(folder, typeof bins === 'string' ? bins : bins[bin]), args, `${bin} ${args.join(' ')}`, env);
}

/** Runs a script with this Node and says how long it took; a failure ends everything. */
export async function script(file, args = [], what = file, env = {}) {
  const started = Date.now();
  const code = await codeOf(start(file, args, 'inherit', env));
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? '✓' : '✗'} ${what} (${seconds} s)\n`);
  if (code !== 0) process.exit(code ?? 1);
}

/** Runs a script beside others and says in one piece what it said, once it has ended. Gives its exit code. */
export async function aside(file) {
  const child = start(file, [], 'pipe');
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => said.push(data));
  const code = await codeOf(child);
  process.stdout.write(Buffer.concat(said));
  return code;
}

function start(file, args, stdio, env = {}) {
  const child = spawn(process.execPath, [file, ...args], { cwd: root, stdio, env: { ...process.env, ...env } });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

const codeOf = (child) => new Promise((resolve) => child.once('close', resolve));
