import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page, Worker } from 'playwright-core';
import { DEMO_EXTENSION } from '../tools/build.ts';
import { launchWith } from '../tools/chromium.ts';
import type { Tab, View } from './driver.ts';
import { failOnNames, followTraces } from './traces.ts';
import type { World } from './world.ts';

/** The panel's address: an extension's own scheme differs from browser to browser. */
const PANEL = /^(?:chrome|moz)-extension:\/\/[^/]+\/panel\.html/u;

export interface Browser {
  readonly context: BrowserContext;
  readonly worker: Worker;
  readonly extensionId: string;
  /** What it says or keeps where others find it. */
  traces(): Promise<readonly string[]>;
  /** Ends it, and fails where it gave away an original name (R197). */
  close(): Promise<void>;
}

/**
 * Real Chromium with the built extension, pointed at the world's server, in a profile of its own; or in one that is
 * given, which stays when it closes. `extension`: another copy of it, such as one of a later version.
 */
export async function startBrowser(world: World, given?: string, extension = DEMO_EXTENSION): Promise<Browser> {
  const profile = given ?? mkdtempSync(join(tmpdir(), 'facesheet-profile-'));
  const context = await launchWith(extension, profile);
  const followed = followTraces(context, world.sisUrl);
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
    traces: () => followed.read(worker),
    async close() {
      const traces = await followed.read(worker);
      await context.close();
      if (given === undefined) rmSync(profile, { recursive: true, force: true });
      failOnNames(traces);
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

/** Ends the browser of a page as a crash does: nothing is told, nothing is put in order. */
export async function crash(page: Page): Promise<void> {
  const context = page.context();
  const gone = context.waitForEvent('close');
  const session = await context.newCDPSession(page);
  await session.send('Browser.crash').catch(() => undefined);
  await gone;
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
export async function panelOf<F extends View>(page: Tab<F>): Promise<F> {
  let panel: F | undefined;
  await until(async () => {
    const frames = page.frames();
    const addresses = await Promise.all(frames.map(async (frame) => frame.url()));
    panel = frames[addresses.findIndex((address) => PANEL.test(address))];
    return panel !== undefined;
  }, 'the panel frame');
  if (panel === undefined) throw new Error('The panel frame went away.');
  return panel;
}

declare global {
  /** The extension's own namespace inside its worker; only what the tests touch. */
  const chrome: {
    scripting: { getRegisteredContentScripts(): Promise<unknown[]> };
    runtime: { reload(): void };
    storage: Record<'local' | 'session', { get(name: string | null): Promise<Record<string, unknown>> }>;
  };
}
