import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Worker } from 'playwright-core';
import { DEMO_EXTENSION } from '../../tools/build.ts';
import { launchWith } from '../../tools/chromium.ts';

export interface BenchBrowser {
  readonly context: BrowserContext;
  /** How long the reader took for each student it found so far, ms. */
  readMs(): Promise<number[]>;
  close(): Promise<void>;
}

/** Headless Chromium with the demo build, pointed at the server and knowing its adapters. */
export async function openBrowser(serverUrl: string): Promise<BenchBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'facesheet-bench-browser-'));
  // A copy: building anew meanwhile must not change what is being measured.
  const extension = join(folder, 'extension');
  cpSync(DEMO_EXTENSION, extension, { recursive: true });
  const context = await launchWith(extension, join(folder, 'profile'));
  const close = async () => {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    await worker.evaluate(listenAlong);
    await pointAt(context, `chrome-extension://${new URL(worker.url()).host}`, serverUrl);
    return { context, readMs: () => reads(worker), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Every document from now on notes its moments. Not wanted where script time is measured. */
export async function recordMoments(context: BrowserContext): Promise<void> {
  await context.addInitScript({ path: fileURLToPath(new URL('recorder.js', import.meta.url)) });
}

/** Saves the server's address as the options page does; the background answers once it has that server's adapters. */
async function pointAt(context: BrowserContext, origin: string, serverUrl: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${origin}/options.html`);
  const said = await page.evaluate((url) => {
    const { runtime } = (globalThis as unknown as Extension).chrome;
    return runtime.sendMessage({ name: 'settings.save', body: { serverUrl: url, locale: 'en' } });
  }, serverUrl);
  await page.close();
  if (said?.ok !== true) throw new Error('The extension did not take the address of the server.');
}

/** In the background: listens along for what readers report. */
function listenAlong(): void {
  const read: number[] = [];
  Object.assign(globalThis, { benchReadMs: read });
  (globalThis as unknown as Extension).chrome.runtime.onMessage.addListener((message) => {
    const { name, body } = message as { name: string; body: { ms: number; sighting: { outcome: string } } };
    if (name === 'reader.sighting' && body.sighting.outcome === 'student') read.push(body.ms);
  });
}

/** What the bench touches of the extension's own world. */
interface Extension {
  readonly benchReadMs: number[];
  readonly chrome: {
    readonly runtime: {
      sendMessage(message: unknown): Promise<{ ok?: boolean } | undefined>;
      readonly onMessage: { addListener(listener: (message: unknown) => void): void };
    };
  };
}

function reads(worker: Worker): Promise<number[]> {
  return worker.evaluate(() => (globalThis as unknown as Extension).benchReadMs);
}
