// What preparing and building have in common. Node's own modules only: nothing may be installed yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const stamps = join(root, 'node_modules', '.facesheet');

/** Runs a step when what it depends on has changed since it last succeeded, or when what it makes is not there. */
export function step({ name, inputs, makes, says, run }) {
  const hash = createHash('sha256')
    .update(JSON.stringify([process.version, process.arch, inputs]))
    .digest('hex');
  const stamp = join(stamps, name);
  if (existsSync(join(root, makes)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  process.stdout.write(`${says}\n`);
  run();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, hash);
}

/** The contents of every file below a folder that `keep` says yes to, by its path. */
export function contents(folder, keep) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => keep(path.slice(root.length)))
    .sort()
    .map((path) => [path.slice(root.length), readFileSync(path, 'utf8')]);
}

/** Runs a script of ours or of a package; stays quiet unless it fails, which ends everything with what it said. */
export function node(script, ...args) {
  const result = spawnSync(process.execPath, [join(root, script), ...args], { cwd: root, encoding: 'utf8' });
  if (result.status !== 0) fail(`${result.stdout}${result.stderr}\n${script} did not work.`);
}

/** Says why it cannot go on, and ends. */
export function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
