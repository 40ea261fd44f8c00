import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, CONSOLE, FIREFOX_STORE_EXTENSION, STORE_EXTENSION, VERIFIER } from './build.ts';
import { STORE_BROWSERS, writeStoreZips, zipOf } from './extension-zips.ts';

const NAMES = { chrome: 'Chrome', edge: 'Edge', firefox: 'Firefox' } as const;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** `npm run build`: everything a district installs. The server itself was compiled by the step before. */
async function main(): Promise<void> {
  await build('storeExtension');
  await build('firefoxStoreExtension');
  writeStoreZips();
  await build('console');
  await build('verifier');
  const lies = [
    ['The extension, for Chrome and Edge', relative(ROOT, STORE_EXTENSION)],
    ['The extension, for Firefox', relative(ROOT, FIREFOX_STORE_EXTENSION)],
    ...STORE_BROWSERS.map(
      (browser) => [`The same for the store of ${NAMES[browser]}`, relative(ROOT, zipOf(browser))] as const,
    ),
    ['The console, which the server shows at /console/', relative(ROOT, CONSOLE)],
    ['The page that checks exports, also at /console/verify.html', relative(ROOT, VERIFIER)],
    ['The server and its commands (npm run serve)', 'dist/server'],
  ] as const;
  const width = Math.max(...lies.map(([what]) => what.length));
  process.stdout.write(`${lies.map(([what, where]) => `${what.padEnd(width)}  ${where}`).join('\n')}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
