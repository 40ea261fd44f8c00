// Runs the project's own tools in order and stops at the first that fails.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the program of an installed package. */
export function tool(packageName, args, bin = packageName) {
  const require = createRequire(import.meta.url);
  const manifest = findManifest(require, packageName);
  const bins = manifest.json.bin;
  const file = typeof bins === 'string' ? bins : bins[bin];
  script(join(manifest.folder, file), args, `${bin} ${args.join(' ')}`);
}

/** Runs a script of ours with this Node. */
export function script(file, args = [], what = file) {
  const started = Date.now();
  process.stdout.write(`\n▸ ${what}\n`);
  const { status } = spawnSync(process.execPath, [file, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    process.stderr.write(`\n✗ ${what} failed.\n`);
    process.exit(status ?? 1);
  }
  process.stdout.write(`  ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}

function findManifest(require, packageName) {
  // Not every package exports its package.json, so it is looked for on disk.
  const folder = require.resolve.paths(packageName).map((path) => join(path, packageName));
  for (const candidate of folder) {
    try {
      return { folder: candidate, json: require(join(candidate, 'package.json')) };
    } catch {
      continue;
    }
  }
  throw new Error(`${packageName} is not installed in ${dirname(root)}.`);
}
