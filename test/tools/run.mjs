// Runs the project's own tools and stops at the first that fails.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the program of an installed package. Not every package exports its manifest, so it is read from disk. */
export function tool(packageName, args, bin = packageName) {
  const folder = join(root, 'node_modules', packageName);
  const { bin: bins } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return script(join(folder, typeof bins === 'string' ? bins : bins[bin]), args, `${bin} ${args.join(' ')}`);
}

/** Runs a script with this Node and says how long it took; a failure ends everything. */
export function script(file, args = [], what = file) {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...args], { cwd: root, stdio: 'inherit' });
    child.on('exit', (code) => {
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      process.stdout.write(`${code === 0 ? '✓' : '✗'} ${what} (${seconds} s)\n`);
      if (code !== 0) process.exit(code ?? 1);
      resolve();
    });
  });
}
