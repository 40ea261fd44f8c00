import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { beside, KIRI, openPanel, openStudent, shows } from './acts.ts';
import { type Browser, panelOf, startBrowser, until } from './browser.ts';
import { startWorld, type World } from './world.ts';

const KIRI_NAME = 'Kiri Baptiste-Nguyen';
const STRIP = /^Read (at|on) .*can't be reached/;

let world: World;
let browser: Browser;
let profile: string;

async function begin(offlineHours: number): Promise<void> {
  world = await startWorld({ offlineHours });
  profile = mkdtempSync(join(tmpdir(), 'facesheet-profile-'));
  browser = await startBrowser(world, profile);
}
afterEach(async () => {
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
  await world.end();
});

/** How many face sheets lie on this computer, and whether there is a key to them. */
const kept = () =>
  browser.worker.evaluate(async () => {
    const local = Object.keys(await chrome.storage.local.get(null));
    const { offline } = await chrome.storage.session.get('offline');
    return { sheets: local.filter((name) => name.startsWith('offline:')).length, key: offline !== undefined };
  });

describe('where the district allows to read offline', () => {
  it('shows the own caseload as last read, with the hour, until the server answers; all is gone at sign-out', async () => {
    await begin(4);
    const page = await beside(browser.context, world, 'rortiz', KIRI, true);
    await shows(page, KIRI_NAME);
    await until(async () => (await kept()).sheets === 1, 'the sheet to be kept');
    await world.goDown();
    await page.reload();
    const panel = await shows(page, KIRI_NAME);
    await panel.getByText(STRIP).waitFor();
    await panel.getByRole('button', { name: /Note a contact/ }).click();
    await panel.getByLabel('What happened').fill('Written offline.');
    await panel.getByRole('button', { name: /^Save/ }).click();
    await panel.getByText('Waiting to be sent').first().waitFor();
    await world.comeBack();
    await panel.getByText(STRIP).waitFor({ state: 'detached', timeout: 45_000 });
    await shows(page, KIRI_NAME);
    await world.goDown();
    await page.reload();
    await (await shows(page, KIRI_NAME)).getByText(STRIP).waitFor();
    const again = await panelOf(page);
    await again.getByRole('button', { name: /^Signed in as/ }).click();
    await again.getByRole('button', { name: 'Sign out' }).click();
    await again.getByLabel('User name').waitFor();
    expect(await again.getByText(KIRI_NAME).count()).toBe(0);
    expect(await kept()).toEqual({ sheets: 0, key: false });
  });

  it('leaves nothing of it in the clear on the disk, and nothing at all after the browser was closed', async () => {
    await begin(4);
    const page = await beside(browser.context, world, 'rortiz', KIRI, true);
    await shows(page, KIRI_NAME);
    await until(async () => (await kept()).sheets === 1, 'the sheet to be kept');
    await browser.close();
    const folder = join(profile, 'Default', 'Local Extension Settings');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const disk = Buffer.concat(files.map((file) => readFileSync(join(file.parentPath, file.name))));
    expect(disk.includes('offline:')).toBe(true);
    for (const word of ['Kiri', 'Baptiste', KIRI]) {
      expect(disk.includes(word, 0, 'utf8') || disk.includes(word, 0, 'utf16le')).toBe(false);
    }
    browser = await startBrowser(world, profile);
    await until(async () => (await kept()).sheets === 0, 'the sheet to be removed');
  });
});

it('shows nothing without the server where the district has not said so, and keeps nothing', async () => {
  await begin(0);
  const page = await beside(browser.context, world, 'rortiz', KIRI, true);
  await shows(page, KIRI_NAME);
  await world.goDown();
  expect(await kept()).toEqual({ sheets: 0, key: false });
  const other = await openStudent(browser.context, world, 'rortiz', KIRI, true);
  const panel = await openPanel(other);
  await panel
    .getByText(/can't be reached/)
    .first()
    .waitFor();
  expect(await panel.getByText(STRIP).count()).toBe(0);
});
