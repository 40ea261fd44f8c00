import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { STORE_BROWSERS, writeStoreZips, zipOf } from '../tools/extension-zips.ts';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../demo/seed.ts';
import { beside, KIRI, openPanel, openStudent, shows } from './acts.ts';
import { type Browser, panelOf, startBrowser } from './browser.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let browser: Browser;

beforeAll(async () => {
  world = await startWorld();
  browser = await startBrowser(world);
});
afterAll(async () => {
  await browser.close();
  await world.end();
});

const SCHEMES = ['light', 'dark'] as const;

/** What axe finds in our own parts: the host in the page and the panel's frame, or a whole page of the console. */
async function findings(page: Page, within?: string): Promise<string[]> {
  // Faults alone: to describe what is well takes half as long again on a page of fifty rows.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

async function inBothSchemes(page: Page, within?: string): Promise<void> {
  for (const colorScheme of SCHEMES) {
    // Without motion: a colour on its way from one scheme to the other is nobody's to judge.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await findings(page, within), colorScheme).toEqual([]);
  }
}

/** The width a page needs to show all of its own: more than the window means scrolling sideways. */
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

describe('the panel', () => {
  it('has no accessibility fault signed out, with a student, with the form open and with no student', async () => {
    const page = await openStudent(browser.context, world, 'rortiz', KIRI, true);
    const panel = await openPanel(page);
    await panel.getByLabel('User name').waitFor();
    await inBothSchemes(page, 'facesheet-host');
    await page.close();
    const student = await beside(browser.context, world, 'rortiz', KIRI, true);
    const folder = await shows(student, 'Kiri Baptiste-Nguyen');
    await inBothSchemes(student, 'facesheet-host');
    await folder.getByRole('button', { name: 'Why can I see this?' }).click();
    await folder.getByRole('button', { name: /Note a contact/ }).click();
    await folder.getByRole('button', { name: 'More' }).click();
    await folder.getByRole('button', { name: /^Save/ }).click();
    await folder.getByText('Write what happened').first().waitFor();
    await inBothSchemes(student, 'facesheet-host');
    await student.close();
  });

  it('is a full sheet at 320 px and scrolls down only', async () => {
    const page = await beside(browser.context, world, 'rortiz', KIRI, true);
    await page.setViewportSize({ width: 320, height: 640 });
    await shows(page, 'Kiri Baptiste-Nguyen');
    const box = await page.locator('facesheet-host iframe').boundingBox();
    // The sheet's edge is a line of one pixel.
    expect(box?.width).toBeGreaterThanOrEqual(319);
    const sideways = await (await panelOf(page)).evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways).toBeLessThanOrEqual(0);
    await inBothSchemes(page, 'facesheet-host');
    await page.close();
  });
});

describe('the panel of a server whose storage is full', () => {
  it('says so beside the note and without one, has no accessibility fault, and fits 320 px', async () => {
    const page = await beside(browser.context, world, 'rortiz', KIRI, true);
    const panel = await shows(page, 'Kiri Baptiste-Nguyen');
    await panel.getByRole('button', { name: /Note a contact/ }).click();
    await panel.getByLabel('What happened').fill('Grandmother picks up on Fridays.');
    world.behave('full');
    try {
      await panel.getByRole('button', { name: /^Save/ }).click();
      await panel.getByText('Waiting to be sent').waitFor();
      await inBothSchemes(page, 'facesheet-host');
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await panel.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await page.reload();
      const unread = await panelOf(page);
      await unread.getByText("The server's storage is full").waitFor();
      await inBothSchemes(page, 'facesheet-host');
    } finally {
      world.behave('well');
      await page.close();
    }
  });
});

describe('the console', () => {
  it('has no accessibility fault at the door and on the trail, wide and at 320 px', async () => {
    const page = await browser.context.newPage();
    await page.goto(`${world.url}/console`);
    await page.getByLabel('User name').waitFor();
    await inBothSchemes(page);
    await page.getByLabel('User name').fill('anwosu');
    await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('link', { name: 'Audit trail' }).click();
    await page.getByRole('heading', { name: 'Audit trail', level: 1 }).waitFor();
    await page.getByRole('row').nth(1).waitFor();
    await inBothSchemes(page);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await inBothSchemes(page);
    await page.close();
  });

  it.each(['Emergency access', 'Who can see', 'People', 'Access applications', 'My access'])(
    'has no accessibility fault under "%s", wide and at 320 px',
    async (section) => {
      const page = await browser.context.newPage();
      await page.context().clearCookies();
      await page.setViewportSize({ width: 1366, height: 860 });
      await page.goto(`${world.url}/console/`);
      await page.getByLabel('User name').fill('eokafor');
      await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByRole('link', { name: section }).click();
      await page.getByRole('heading', { name: section, level: 1 }).waitFor();
      await page.getByText('Loading…').waitFor({ state: 'detached' });
      await inBothSchemes(page);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await inBothSchemes(page);
      await page.close();
    },
    // Fifty rows, looked through four times.
    180_000,
  );

  it('leads somebody who is no records manager past the trail, also by its address', async () => {
    const page = await browser.context.newPage();
    await page.context().clearCookies();
    await page.goto(`${world.url}/console/#/audit`);
    await page.getByLabel('User name').fill('jmwangi');
    await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('heading', { name: 'Audit trail' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Audit trail' }).count()).toBe(0);
    await inBothSchemes(page);
    await page.close();
  });
});

describe('the build for the store', () => {
  it.each(STORE_BROWSERS)('of %s asks for no site by itself, knows no address and brings no key', (browser) => {
    writeStoreZips();
    const zip = readFileSync(zipOf(browser));
    const files = unzipSync(zip);
    const text = (path: string) => new TextDecoder().decode(files[path]);
    const manifest = JSON.parse(text('manifest.json')) as Record<string, unknown>;
    expect(manifest.host_permissions ?? []).toEqual([]);
    expect(manifest.content_scripts).toBeUndefined();
    expect(manifest.key).toBeUndefined();
    expect(text('background.js')).not.toBe('');
    for (const path of Object.keys(files)) expect(text(path), path).not.toMatch(/127\.0\.0\.1:8787|localhost\//);
    expect(Object.keys(files).filter((path) => path.startsWith('.'))).toEqual([]);
    // The same files make the same bytes, so that anybody can check what a store was given.
    writeStoreZips();
    expect(readFileSync(zipOf(browser)).equals(zip)).toBe(true);
  });
});
