import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { rolloutFiles } from '../../extension/rollout/files.ts';
import { districtManifest, type Plan, planOf } from '../../extension/rollout/plan.ts';
import { readWishes, USAGE } from '../../extension/rollout/wishes.ts';
import { build, FIREFOX_STORE_EXTENSION, STORE_EXTENSION } from './build.ts';
import { changedJson } from './extension-zips.ts';
import { zipFolder } from './zip-folder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CANNOT_UNDERSTAND = 2;
const BUILDS = { chromium: STORE_EXTENSION, firefox: FIREFOX_STORE_EXTENSION } as const;

/** `npm run rollout`: all that a district's administrator installs, from one line that says what the district wants. */
async function main(): Promise<void> {
  const asked = readWishes(process.argv.slice(2), (path) => readFileSync(path));
  if (!asked.ok) {
    process.stderr.write(`${asked.why}\n\n${USAGE}\n`);
    process.exit(CANNOT_UNDERSTAND);
  }
  await build('storeExtension');
  await build('firefoxStoreExtension');
  const plan = planOf(asked.wishes);
  const out = join(ROOT, asked.out);
  rmSync(out, { recursive: true, force: true });
  for (const [name, text] of Object.entries(rolloutFiles(plan))) put(join(out, name), text);
  for (const browser of ['chromium', 'firefox'] as const) putExtension(out, plan, browser);
  process.stdout.write(`${said(plan, relative(ROOT, out))}\n`);
}

/** The district's own build: as a folder, to be packed or loaded by hand, and as a zip, to be signed. */
function putExtension(out: string, plan: Plan, browser: keyof typeof BUILDS): void {
  const zip = zipFolder(BUILDS[browser], (path, bytes) =>
    path === 'manifest.json' ? changedJson(bytes, (manifest) => districtManifest(manifest, plan, browser)) : bytes,
  );
  put(join(out, `facesheet-${browser}.zip`), zip);
  for (const [path, bytes] of Object.entries(unzipSync(zip))) put(join(out, `extension-${browser}`, path), bytes);
}

function put(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function said(plan: Plan, out: string): string {
  return [
    `The roll-out lies in ${out}.`,
    `  id in Chrome and Edge   ${plan.chromiumId}`,
    `  id in Firefox           ${plan.geckoId}`,
    `  served from             ${plan.filesUrl}/`,
    'docs/rollout.md says what to do with each file.',
  ].join('\n');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
