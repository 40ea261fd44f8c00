import { existsSync } from 'node:fs';

/** Where a Chromium that honours `--load-extension` usually is. Branded Chrome stopped doing so with version 137. */
const CANDIDATES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/lib/chromium/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
];

/** The first Chromium that is there, or undefined. `CHROMIUM` names another one. @returns {string | undefined} */
export function findChromium() {
  return CANDIDATES.find((path) => path !== undefined && existsSync(path));
}
