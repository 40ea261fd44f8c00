import { existsSync } from 'node:fs';

/** Where a Firefox usually is. The extended support release first: it is what districts roll out. */
const CANDIDATES = [
  process.env.FIREFOX,
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/** The first Firefox that is there, or undefined. `FIREFOX` names another one. @returns {string | undefined} */
export function findFirefox() {
  return CANDIDATES.find((path) => path !== undefined && existsSync(path));
}

/** Whether somebody said that Firefox is to be left out, with `FIREFOX=none`: its tests are then counted as skipped. */
export function isFirefoxLeftOut() {
  return process.env.FIREFOX === 'none';
}
