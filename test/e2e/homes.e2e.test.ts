import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { AMARU, beside, KIRI, openPanel, openStudent, shows, signIn } from './acts.ts';
import { type Browser, panelOf, startBrowser, until } from './browser.ts';
import { hasSidePanel, SidePanelPage } from './side-panel.ts';
import { startWorld, type World } from './world.ts';

const KIRI_NAME = 'Kiri Baptiste-Nguyen';
const AMARU_NAME = 'Amaru Quispe Huanca';
const LONG_MS = 120_000;

let world: World;
let browser: Browser;

beforeEach(async () => {
  world = await startWorld();
  browser = await startBrowser(world);
});
afterEach(async () => {
  await browser.close();
  await world.end();
});

/** Chooses in the account menu where the panel stands. */
async function choose(panel: Frame | Page, home: string): Promise<void> {
  await panel.getByRole('button', { name: /^Signed in as/ }).click();
  await panel.getByRole('group', { name: 'Where the panel stands' }).getByRole('button', { name: home }).click();
}

/** The panel in a window of its own, moved there from beside the page. */
async function moveToWindow(panel: Frame): Promise<Page> {
  const [window] = await Promise.all([browser.context.waitForEvent('page'), choose(panel, 'A window of its own')]);
  return window;
}

async function typeNote(panel: Frame | Page, text: string): Promise<void> {
  await panel.getByRole('button', { name: /Note a contact/ }).click();
  await panel.getByLabel('What happened').fill(text);
}

/** Presses something that closes the window it stands in. */
async function closing(window: Page, press: () => Promise<void>): Promise<void> {
  // The press itself is never answered: its page has gone.
  await Promise.all([window.waitForEvent('close'), press().catch(() => undefined)]);
}

const frames = (page: Page) => page.frames().filter((frame) => frame.url().includes('/panel.html'));

/** Turns the same tab to another student. */
async function turnTo(page: Page, sisId: string): Promise<void> {
  await page.goto(`${world.sisUrl}/auto?user=rortiz&student=${sisId}&next=/plain`);
}

describe('a panel in a window of its own', () => {
  it(
    'takes what is half typed with it, follows its page, and comes back beside it',
    async () => {
      const page = await beside(browser.context, world, 'rortiz', KIRI, true);
      const panel = await shows(page, KIRI_NAME);
      const room = () => page.evaluate(() => getComputedStyle(document.documentElement).marginRight);
      expect(await room()).not.toBe('0px');
      await typeNote(panel, 'Half typed beside the page');
      const window = await moveToWindow(panel);
      await window.getByRole('heading', { name: KIRI_NAME }).waitFor();
      await until(
        async () => (await window.getByLabel('What happened').inputValue()) === 'Half typed beside the page',
        'the text',
      );
      await until(async () => frames(page).length === 0, 'the frame to go');
      expect(await room()).toBe('0px');

      await turnTo(page, AMARU);
      await window.getByRole('heading', { name: AMARU_NAME }).waitFor();
      expect(await window.getByText('Half typed beside the page').count()).toBe(0);
      await turnTo(page, KIRI);
      await window.getByRole('heading', { name: KIRI_NAME }).waitFor();
      await window.getByLabel('What happened').fill('Typed whole in the window.');
      await window.getByRole('button', { name: /^Save/ }).click();
      await window.getByText(/^Saved \d/).waitFor();
      const rows = await world.rows("SELECT 1 FROM contact WHERE note = 'Typed whole in the window.'");
      expect(rows).toHaveLength(1);

      await closing(window, () => choose(window, 'Beside the page'));
      await shows(page, KIRI_NAME);
    },
    LONG_MS,
  );

  it(
    'says when its tab shows another site or is closed, and shows no student then',
    async () => {
      const page = await beside(browser.context, world, 'rortiz', KIRI, true);
      const window = await moveToWindow(await shows(page, KIRI_NAME));
      await window.getByRole('heading', { name: KIRI_NAME }).waitFor();
      await typeNote(window, 'Kept, wherever the page goes');
      await window.getByText(/^Draft kept/).waitFor();
      await page.goto(`${world.url}/health/live`);
      await window.getByText('This tab shows another site now').first().waitFor();
      expect(await window.getByRole('heading', { name: KIRI_NAME }).count()).toBe(0);
      await turnTo(page, KIRI);
      await window.getByRole('heading', { name: KIRI_NAME }).waitFor();
      await page.close();
      await window.getByText('The page of this panel is closed').waitFor();
      expect(await window.getByRole('heading', { name: KIRI_NAME }).count()).toBe(0);
      await window.getByText('Kept, wherever the page goes').waitFor();
    },
    LONG_MS,
  );

  it(
    'is remembered for the SIS: the chip opens it there, and never a second one',
    async () => {
      const page = await beside(browser.context, world, 'rortiz', KIRI, true);
      const window = await moveToWindow(await shows(page, KIRI_NAME));
      await window.getByRole('heading', { name: KIRI_NAME }).waitFor();
      await closing(window, () => window.getByRole('button', { name: 'Close the panel' }).click());
      await page.reload();
      const chip = page.getByRole('button', { name: 'Open Facesheet' });
      const [again] = await Promise.all([browser.context.waitForEvent('page'), chip.click()]);
      await again.getByRole('heading', { name: KIRI_NAME }).waitFor();
      await chip.click();
      await again.reload();
      await again.getByRole('heading', { name: KIRI_NAME }).waitFor();
      expect(browser.context.pages().filter((one) => one.url().includes('/panel.html'))).toHaveLength(1);
      expect(frames(page)).toHaveLength(0);
    },
    LONG_MS,
  );

  it(
    'goes with an update of the extension, and what was half typed in it comes back after it',
    async () => {
      const profile = mkdtempSync(join(tmpdir(), 'facesheet-profile-'));
      onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
      await browser.close();
      browser = await startBrowser(world, profile);
      const page = await beside(browser.context, world, 'rortiz', KIRI, true);
      const window = await moveToWindow(await shows(page, KIRI_NAME));
      await window.getByRole('heading', { name: KIRI_NAME }).waitFor();
      await typeNote(window, 'Half typed before the update');
      await window.getByText(/^Draft kept/).waitFor();
      await browser.worker.evaluate(() => chrome.runtime.reload());
      // The browser takes every page of the copy that went, and leaves an empty one in its window.
      await until(async () => window.isClosed() || !window.url().includes('/panel.html'), 'the panel to go');
      // The page's own script is an orphan now: it says so instead of failing in silence.
      await page.getByRole('button', { name: 'Open Facesheet' }).click();
      await page.getByText('Updated: reload this page when you are ready').waitFor();
      await browser.close();

      browser = await startBrowser(world, profile);
      const later = await openStudent(browser.context, world, 'rortiz', KIRI, true);
      const chip = later.getByRole('button', { name: 'Open Facesheet' });
      const [again] = await Promise.all([browser.context.waitForEvent('page'), chip.click()]);
      await again.getByText(/is kept on this computer/).waitFor();
      await signIn(again, 'rortiz');
      await again.getByRole('heading', { name: KIRI_NAME }).waitFor();
      await until(
        async () => (await again.getByLabel('What happened').inputValue()) === 'Half typed before the update',
        'the text',
      );
    },
    LONG_MS,
  );

  it('gets nothing without a page: neither by its bare address nor by the nonce of another window', async () => {
    const page = await beside(browser.context, world, 'rortiz', KIRI, true);
    const window = await moveToWindow(await shows(page, KIRI_NAME));
    await window.getByRole('heading', { name: KIRI_NAME }).waitFor();
    for (const address of [window.url(), window.url().replace(/#.*/, ''), window.url().replace(/#.*/, '#00')]) {
      const other = await browser.context.newPage();
      await other.goto(address);
      await other.getByText('The page of this panel is closed').waitFor();
      expect(await other.getByText(KIRI_NAME).count()).toBe(0);
      await other.close();
    }
  });
});

describe("a panel in the browser's side panel", () => {
  it(
    'takes what is half typed with it, follows its page, and is opened again by the chip',
    async () => {
      const page = await beside(browser.context, world, 'rortiz', KIRI, true);
      const panel = await shows(page, KIRI_NAME);
      await typeNote(panel, 'Half typed beside the page');
      await choose(panel, "The browser's side panel");
      const side = await SidePanelPage.open(page);
      await side.says(KIRI_NAME);
      await until(async () => frames(page).length === 0, 'the frame to go');
      const typed = () => side.evaluate("document.querySelector('textarea')?.value");
      await until(async () => (await typed()) === 'Half typed beside the page', 'the text');
      await turnTo(page, AMARU);
      await side.says(AMARU_NAME);
      expect(await side.text()).not.toContain(KIRI_NAME);
      await page.goto(`${world.url}/health/live`);
      await side.says('This tab shows another site now');
      await turnTo(page, KIRI);
      await side.says(KIRI_NAME);
      await side.evaluate('document.querySelector(\'[aria-label="Close the panel"]\').click()');
      await until(async () => !(await hasSidePanel(page)), 'the side panel to close');
      await page.getByRole('button', { name: 'Open Facesheet' }).click();
      await (await SidePanelPage.open(page)).says(KIRI_NAME);
      expect(frames(page)).toHaveLength(0);
    },
    LONG_MS,
  );
});

describe('a panel beside the page', () => {
  it('gives the room back to the letter, and leaves the page where it was scrolled', async () => {
    const page = await openStudent(browser.context, world, 'rortiz', KIRI, true);
    const own = 'color: rgb(1, 2, 3);margin-right:9px ; width:90%';
    await page.evaluate((style) => {
      document.documentElement.setAttribute('style', style);
      document.body.append(Object.assign(document.createElement('div'), { style: 'height:3000px' }));
      scrollTo(0, 700);
    }, own);
    const stands = () =>
      page.evaluate(() => ({
        style: document.documentElement.getAttribute('style'),
        margin: getComputedStyle(document.documentElement).marginRight,
        at: scrollY,
        wide: innerWidth,
      }));
    const before = await stands();
    await openPanel(page);
    await until(async () => (await stands()).margin !== before.margin, 'the room to be made');
    expect((await stands()).style).toBe(own);
    expect((await stands()).at).toBe(before.at);
    const panel = await panelOf(page);
    await panel.getByRole('button', { name: 'Close the panel' }).click();
    await until(async () => (await stands()).margin === before.margin, 'the room to be given back');
    expect(await stands()).toEqual(before);
  });

  it('gives a frameset its columns back', async () => {
    const page = await openStudent(browser.context, world, 'rortiz', KIRI);
    const columns = () => page.evaluate(() => document.querySelector('frameset')?.getAttribute('cols') ?? null);
    const frames = () => page.evaluate(() => document.querySelectorAll('frame').length);
    const before = [await columns(), await frames()];
    const panel = await openPanel(page);
    await until(async () => (await columns()) !== before[0], 'a column for the panel');
    await panel.getByRole('button', { name: 'Close the panel' }).click();
    await until(async () => (await columns()) === before[0], 'the columns to come back');
    expect(await frames()).toBe(before[1]);
  });
});
