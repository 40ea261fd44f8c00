import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { systemContext } from '../../server/cli/context.ts';
import { publishAdapter } from '../../server/sis/publish-adapter.ts';
import { bind, type Listening } from '../../server/socket.ts';
import { generateDistrict } from '../demo/district/index.ts';
import { busyPage, type Noted } from '../fixture-sis/busy-page.ts';
import { readyAdapter } from '../fixture-sis/index.ts';
import { castOf } from '../fixture-sis/students.ts';
import { openPanel, openStudent, KIRI, shows, signIn } from './acts.ts';
import { type Browser, panelOf, startBrowser, until } from './browser.ts';
import { startWorld, type World } from './world.ts';

const HOST = '127.0.0.1';
const { kiri } = castOf(generateDistrict({ seed: 'north-harbor', asOf: inject('asOf') }));
const SCROLLED = 300;
let world: World;
let browser: Browser;
let socket: Listening;
let origin: string;

beforeAll(async () => {
  world = await startWorld();
  socket = await bind(busyPage(kiri).fetch, { host: HOST, port: 0 });
  origin = `http://${HOST}:${socket.port}`;
  const adapter = { ...readyAdapter('labelled', origin), ui: { inset: ['header.bar'], flag: 'h1' } };
  await publishAdapter(world.store, systemContext(world.store.runtime.now()), JSON.stringify(adapter));
  browser = await startBrowser(world);
});
afterAll(async () => {
  await browser.close();
  await socket.close();
  await world.end();
});

async function busy(): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(`${origin}/student?locker=12`);
  await page.getByRole('button', { name: 'Open Facesheet' }).waitFor({ state: 'attached' });
  await page.evaluate((top) => scrollTo(0, top), SCROLLED);
  return page;
}

async function withPanel(page: Page) {
  const panel = await openPanel(page);
  const form = panel.getByLabel('User name');
  await form.or(panel.getByText('Matches this page')).first().waitFor();
  if (await form.isVisible()) await signIn(panel, 'rortiz');
  return shows(page, 'Kiri Baptiste-Nguyen');
}

/** Where everything of the page's own stands, and what is written on its root. */
function layoutOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const own = [...document.querySelectorAll('*')].filter((one) => !one.localName.startsWith('facesheet'));
    const places = own.map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return `${one.localName} ${[x, y, width, height].join(' ')}`;
    });
    const root = document.documentElement;
    const marks = root.getAttributeNames().map((name) => `${name}=${root.getAttribute(name)}`);
    return [...marks, ...places, `scrolled ${scrollX} ${scrollY}`, `sheets ${document.adoptedStyleSheets.length}`];
  });
}

const width = (page: Page, css: string) =>
  page.evaluate((one) => document.querySelector(one)?.getBoundingClientRect().width ?? 0, css);
const close = async (page: Page) => {
  await (await panelOf(page)).getByRole('button', { name: 'Close the panel' }).click();
  await page.getByRole('button', { name: 'Open Facesheet' }).waitFor();
};
const noted = (page: Page) => page.evaluate(() => (window as unknown as { noted: Noted }).noted);

describe('a page beside which the panel stands', () => {
  it('is narrowed with its fixed bars, and after closing stands exactly as before', async () => {
    const page = await busy();
    const before = await layoutOf(page);
    const wide = await width(page, 'main');
    await withPanel(page);
    await until(async () => (await width(page, 'main')) < wide, 'the page to be narrowed');
    expect(await width(page, 'header.bar')).toBeLessThan(wide);
    await close(page);
    // The flag of a name in use stands at the end of the heading while the panel is open, and goes with it.
    await until(async () => JSON.stringify(await layoutOf(page)) === JSON.stringify(before), 'the old layout').catch(
      async () => expect(await layoutOf(page)).toEqual(before),
    );
    await page.close();
  });

  it('gets a frameset back as it was', async () => {
    const page = await openStudent(browser.context, world, 'rortiz', KIRI);
    await page.getByRole('button', { name: 'Open Facesheet' }).waitFor({ state: 'attached' });
    const frames = () =>
      page.evaluate(() => [
        document.querySelector('frameset')?.outerHTML,
        ...[...document.querySelectorAll('frame')].map((frame) => frame.getBoundingClientRect().width),
      ]);
    const before = await frames();
    const panel = await openPanel(page);
    await until(async () => JSON.stringify(await frames()) !== JSON.stringify(before), 'room for the panel');
    await panel.getByRole('button', { name: 'Close the panel' }).click();
    await until(async () => JSON.stringify(await frames()) === JSON.stringify(before), 'the old frames');
    await page.close();
  });

  it('is printed as without it', async () => {
    const page = await busy();
    await page.emulateMedia({ media: 'print' });
    const before = await layoutOf(page);
    await page.emulateMedia({ media: 'screen' });
    await withPanel(page);
    await page.emulateMedia({ media: 'print' });
    const printed = (await layoutOf(page)).filter((line) => !line.startsWith('sheets'));
    expect(printed).toEqual(before.filter((line) => !line.startsWith('sheets')));
    expect(await page.locator('facesheet-host, facesheet-flag').locator('visible=true').count()).toBe(0);
    await page.close();
  });

  it('keeps its hotkeys and its forms, which hear nothing that is typed beside them', async () => {
    const page = await busy();
    const panel = await withPanel(page);
    await page.locator('h1').click();
    await page.keyboard.press('n');
    await page.keyboard.press('/');
    expect((await noted(page)).hotkeys).toEqual({ n: 1, '/': 1 });
    await panel.getByRole('button', { name: /Note a contact/ }).click();
    await panel.getByLabel('What happened').pressSequentially('n/n/n');
    expect(await panel.getByLabel('What happened').inputValue()).toBe('n/n/n');
    expect((await noted(page)).hotkeys).toEqual({ n: 1, '/': 1 });
    await panel.getByText(/^Draft kept/).waitFor();
    await page.getByLabel('Locker').fill('77');
    await page.getByRole('button', { name: 'Save locker' }).click();
    await page.waitForURL(/locker=77/);
    await shows(page, 'Kiri Baptiste-Nguyen');
    await page.close();
  });

  it('learns nothing, however it spies: no key, no text, no call', async () => {
    const page = await busy();
    const panel = await withPanel(page);
    const folder = await panel.evaluate(() => document.body.innerText);
    const add = panel.getByRole('button', { name: /Note a contact/ });
    const note = panel.getByLabel('What happened');
    // A draft of before is open already.
    await add.or(note).first().waitFor();
    if (await add.isVisible()) await add.click();
    await note.fill('');
    await note.pressSequentially('zyxwv quiet words');
    await page.keyboard.press('Control+Enter');
    await panel.getByText(/^Saved \d/).waitFor();
    await close(page);
    const { seen, calls } = await noted(page);
    const all = seen.join('\n');
    expect(all).toContain('facesheet-host');
    expect(calls).toEqual({ attachShadow: 0, fetch: 0, postMessage: 0 });
    expect(all).not.toMatch(/zyxwv|quiet words|keydown z|Matches this page/);
    const own = await page.evaluate(() => document.body.innerText + location.href);
    const words = [...new Set(folder.split(/\s+/).filter((word) => word.length > 6 && !own.includes(word)))];
    expect(words.length).toBeGreaterThan(5);
    const texts = new Set(all.split(/[^\p{L}\p{N}]+/u));
    expect(words.filter((word) => texts.has(word) && !SAID_BY_US.has(word))).toEqual([]);
    await page.close();
  });
});

/** Words that stand in the host on every page, whoever is open. */
const SAID_BY_US = new Set(['Facesheet', 'changing']);
