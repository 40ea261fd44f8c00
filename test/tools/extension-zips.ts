import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { VERSION } from '../../extension/identity.ts';
import { FIREFOX_STORE_EXTENSION, STORE_EXTENSION } from './build.ts';
import { zipFolder } from './zip-folder.ts';

/** What each store takes. Edge takes what Chrome takes. */
const ZIPS = { chrome: STORE_EXTENSION, edge: STORE_EXTENSION, firefox: FIREFOX_STORE_EXTENSION } as const;
export type StoreBrowser = keyof typeof ZIPS;
export const STORE_BROWSERS = Object.keys(ZIPS) as StoreBrowser[];

export const zipOf = (browser: StoreBrowser): string =>
  join(dirname(STORE_EXTENSION), `facesheet-${VERSION}-${browser}.zip`);

/** Zips the built extension for the stores. Both builds must be there. */
export function writeStoreZips(): void {
  for (const browser of STORE_BROWSERS) writeFileSync(zipOf(browser), zipFolder(ZIPS[browser], withoutKey));
}

/** A store gives the extension its own key, and takes none in the manifest. */
function withoutKey(path: string, bytes: Uint8Array): Uint8Array {
  return path === 'manifest.json' ? changedJson(bytes, ({ key: _key, ...manifest }) => manifest) : bytes;
}

/** A file of JSON with something in it changed. */
export function changedJson(
  bytes: Uint8Array,
  change: (value: Record<string, unknown>) => Record<string, unknown>,
): Uint8Array {
  const value = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  return new TextEncoder().encode(JSON.stringify(change(value)));
}
