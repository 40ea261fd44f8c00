import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { findChromium } from '../tools/find-chromium.mjs';

/** What stands between this machine and a window with the panel in it. */
export type Opening = { readonly opened: true; stop(): void } | { readonly opened: false; readonly why: string };

/** Opens Chromium on a student page with the extension loaded, in a profile of its own. */
export function openBrowser({ extension, profile, url }: { extension: string; profile: string; url: string }): Opening {
  const program = findChromium();
  if (program === undefined) return { opened: false, why: 'No Chromium was found here.' };
  const needsDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  if (needsDisplay) return { opened: false, why: 'There is no display here.' };
  mkdirSync(profile, { recursive: true });
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [
    `--user-data-dir=${profile}`,
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--window-size=1366,860',
    ...asRoot,
    url,
  ];
  const browser = spawn(program, args, { stdio: 'ignore' });
  return { opened: true, stop: () => void browser.kill() };
}
