import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from './find-chromium.mjs';

/** Headless Chromium with an unpacked extension, in a profile of its own. Throws where no Chromium is found. */
export function launchWith(extension: string, profile: string): Promise<BrowserContext> {
  const own = [
    '--disable-background-networking',
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
  ];
  return launch(profile, ['--disable-extensions'], own);
}

/** The same with what the machine's policies install, which is fetched in the background. */
export function launchManaged(profile: string): Promise<BrowserContext> {
  return launch(profile, ['--disable-extensions', '--disable-background-networking'], []);
}

function launch(profile: string, without: string[], own: readonly string[]): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium was found. Install it, or name one with CHROMIUM.');
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: { width: 1366, height: 860 },
    locale: 'en-US',
    ignoreDefaultArgs: without,
    args: [
      '--headless=new',
      '--disable-gpu',
      '--disable-quic',
      '--disable-component-update',
      '--disable-sync',
      ...own,
      // Chromium refuses its sandbox to root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}
