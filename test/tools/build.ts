import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const DEMO_EXTENSION = join(root, 'dist/extension/chrome-mv3-demo');
export const STORE_EXTENSION = join(root, 'dist/extension/chrome-mv3');
export const FIREFOX_DEMO_EXTENSION = join(root, 'dist/extension/firefox-mv3-demo');
export const FIREFOX_STORE_EXTENSION = join(root, 'dist/extension/firefox-mv3');
export const CONSOLE = join(root, 'dist/console');
export const VERIFIER = join(root, 'dist/verifier');

interface Build {
  readonly name: string;
  readonly out: string;
  readonly from: readonly string[];
  /** The program that builds it, from the root. */
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Record<string, string>;
}

const WXT = 'node_modules/wxt/bin/wxt.mjs';

const BUILDS = {
  demoExtension: {
    name: 'the extension',
    out: DEMO_EXTENSION,
    from: ['extension', 'shared'],
    program: WXT,
    args: ['build', 'extension'],
    env: { FACESHEET_DEMO: '1' },
  },
  firefoxDemoExtension: {
    name: 'the extension for Firefox',
    out: FIREFOX_DEMO_EXTENSION,
    from: ['extension', 'shared'],
    program: WXT,
    args: ['build', 'extension', '-b', 'firefox', '--mv3'],
    env: { FACESHEET_DEMO: '1' },
  },
  storeExtension: {
    name: 'the extension for the store',
    out: STORE_EXTENSION,
    from: ['extension', 'shared'],
    program: WXT,
    args: ['build', 'extension'],
  },
  firefoxStoreExtension: {
    name: 'the extension for the store of Firefox',
    out: FIREFOX_STORE_EXTENSION,
    from: ['extension', 'shared'],
    program: WXT,
    args: ['build', 'extension', '-b', 'firefox', '--mv3'],
  },
  console: {
    name: 'the console',
    out: CONSOLE,
    from: ['server/console', 'shared'],
    program: 'node_modules/vite/bin/vite.js',
    args: ['build', '--config', 'server/console/vite.config.ts', '--logLevel', 'warn'],
  },
  verifier: {
    name: 'the page that checks exports',
    out: VERIFIER,
    from: ['server/verifier', 'shared'],
    program: 'server/verifier/build.mjs',
    args: [],
  },
} satisfies Record<string, Build>;

/** Builds what is missing or older than its sources; what is fresh is left alone. */
export async function build(which: keyof typeof BUILDS): Promise<void> {
  const { name, out, from, program, args, env }: Build = BUILDS[which];
  const stamp = join(out, '.sources');
  const now = hashOf([...from, 'package-lock.json']);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  process.stdout.write(`Building ${name} …\n`);
  await run(join(root, program), args, env);
  mkdirSync(out, { recursive: true });
  writeFileSync(stamp, now);
}

function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesOf(join(root, path))) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesOf(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  const kept = entries.filter(
    (e) => e.isFile() && !/[\\/](generated|\.wxt)([\\/]|$)/.test(e.parentPath) && !e.name.endsWith('.test.ts'),
  );
  return kept.map((e) => join(e.parentPath, e.name)).sort();
}

function run(script: string, args: readonly string[], env: Record<string, string> = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', ...env },
    });
    let said = '';
    child.stdout.on('data', (data: Buffer) => void (said += data.toString()));
    child.stderr.on('data', (data: Buffer) => void (said += data.toString()));
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${said}\nThe build of ${script} did not work.`)),
    );
  });
}
