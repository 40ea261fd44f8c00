import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Frame, Page, Worker } from 'playwright-core';
import { DEMO_EXTENSION } from '../tools/build.ts';
import { launchWith } from '../tools/chromium.ts';
import type { World } from './world.ts';

export interface Browser {
  readonly context: BrowserContext;
  readonly worker: Worker;
  readonly extensionId: string;
  close(): Promise<void>;
}

/** Real Chromium with the built extension, pointed at the world's server, in a profile of its own. */
export async function startBrowser(world: World): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'facesheet-profile-'));
  const context = await launchWith(DEMO_EXTENSION, profile);
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const extensionId = new URL(worker.url()).host;
  await pointAt(context, extensionId, world.url);
  await until(
    () => worker.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length > 0),
    'the launcher',
  );
  return {
    context,
    worker,
    extensionId,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Sets the server's address on the options page, as somebody does who installs the extension. */
async function pointAt(context: BrowserContext, extensionId: string, serverUrl: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/options.html`);
  await page.getByLabel('Server address').fill(serverUrl);
  await page.getByRole('button', { name: 'Check and save' }).click();
  await page.getByText('Saved. Facesheet is connected.').waitFor();
  await page.close();
}

/** Waits for a condition that no event announces. */
export async function until(
  condition: () => Promise<boolean>,
  what = 'the condition',
  timeoutMs = 15_000,
): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Waited ${timeoutMs} ms for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** The panel's frame in a page, once it is there. */
export async function panelOf(page: Page): Promise<Frame> {
  const find = () => page.frames().find((frame) => frame.url().startsWith('chrome-extension://'));
  await until(async () => find() !== undefined, 'the panel frame');
  const frame = find();
  if (frame === undefined) throw new Error('The panel frame went away.');
  return frame;
}

declare global {
  /** The extension's own namespace inside its worker; only what the tests touch. */
  const chrome: {
    scripting: { getRegisteredContentScripts(): Promise<unknown[]> };
    storage: { local: { get(name: string): Promise<Record<string, unknown>> } };
  };
}
