import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from './find-chromium.mjs';

/** Headless Chromium with an unpacked extension, in a profile of its own. Throws where no Chromium is found. */
export function launchWith(extension: string, profile: string): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium was found. Install it, or name one with CHROMIUM.');
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: { width: 1366, height: 860 },
    locale: 'en-US',
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      '--headless=new',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      // Chromium refuses its sandbox to root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}
