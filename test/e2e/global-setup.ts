import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { generateDistrict } from '../demo/district/index.ts';
import { seedDemo } from '../demo/seed.ts';
import { build } from '../tools/build.ts';
import { findChromium } from '../tools/find-chromium.mjs';
import { findFirefox, isFirefoxLeftOut } from '../tools/find-firefox.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with a seeded demo database, to be copied and never opened. */
    template: string;
    asOf: string;
  }
}

const BUILDS = [
  'demoExtension',
  'firefoxDemoExtension',
  'storeExtension',
  'firefoxStoreExtension',
  'console',
  'verifier',
] as const;

/** Builds what the browser loads and seeds one demo district for all suites to copy. */
export default async function setup(project: TestProject): Promise<() => void> {
  if (findChromium() === undefined) {
    throw new Error('No Chromium was found. Run "npm test", which looks for one or says how to install it.');
  }
  if (!isFirefoxLeftOut() && findFirefox() === undefined) {
    throw new Error('No Firefox was found. Run "npm test", which looks for one or says how to install it.');
  }
  // One after the other: all builds of the extension write the same generated types.
  for (const which of BUILDS) await build(which);
  const folder = mkdtempSync(join(tmpdir(), 'facesheet-e2e-'));
  const asOf = new Date().toISOString().slice(0, 10);
  const template = join(folder, 'demo');
  await seedDemo(template, generateDistrict({ seed: 'north-harbor', asOf }), asOf, 'UTC');
  project.provide('template', template);
  project.provide('asOf', asOf);
  return () => rmSync(folder, { recursive: true, force: true });
}
