import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { bind, type Listening } from '../../server/socket.ts';
import { generateDistrict } from '../demo/district/index.ts';
import { DEMO_PASSWORD } from '../demo/seed.ts';
import { serveFixture } from '../fixture-sis/fixture.ts';
import { labelled } from '../fixture-sis/labelled.ts';
import { castOf } from '../fixture-sis/students.ts';
import { KIRI, openPanel, openStudent, shows, signIn } from './acts.ts';
import { type Browser, panelOf, startBrowser, until } from './browser.ts';
import { sound } from './soundness.ts';
import { startWorld, type World } from './world.ts';

const HOST = '127.0.0.1';
const cast = castOf(generateDistrict({ seed: 'north-harbor', asOf: inject('asOf') }));
const { kiri, amaru } = cast;
const sis = labelled(cast);
let world: World;
let browser: Browser;
let socket: Listening;
let origin: string;

beforeAll(async () => {
  world = await startWorld();
  socket = await bind(serveFixture(sis).fetch, { host: HOST, port: 0 });
  origin = `http://${HOST}:${socket.port}`;
  browser = await startBrowser(world);
});
afterAll(async () => {
  await browser.close();
  await socket.close();
  await world.end();
});

/** From the settings to a page that no adapter describes, and the window beside it. */
async function describing(): Promise<{ page: Page; aside: Page }> {
  const settings = await browser.context.newPage();
  await settings.goto(`chrome-extension://${browser.extensionId}/options.html`);
  await settings.getByLabel('Address of a page in your system').fill(`${origin}${sis.start}`);
  const pages: Page[] = [];
  const note = (page: Page) => pages.push(page);
  browser.context.on('page', note);
  await settings.getByRole('button', { name: 'Allow and open' }).click();
  await until(async () => pages.length === 2, 'the page and the window');
  browser.context.off('page', note);
  await Promise.all(pages.map((page) => page.waitForLoadState()));
  const aside = pages.find((page) => page.url().includes('/adapter.html'));
  const page = pages.find((one) => one !== aside);
  if (!aside || !page) throw new Error('Not both were opened.');
  await settings.close();
  return { page, aside };
}

/** Opens a place of the SIS, as a link of it does. */
async function goTo(page: Page, place: string, text: string): Promise<void> {
  await page.evaluate((to) => (window as unknown as { go(to: string): void }).go(to), place);
  await page.getByText(text).first().waitFor();
}

async function pointAt(aside: Page, page: Page, field: string, text: string): Promise<void> {
  await aside.getByRole('button', { name: `Point at it on the page: ${field}` }).click();
  await aside.getByText('Now click on it in the page.').waitFor();
  await until(async () => (await page.locator('facesheet-pick').count()) > 0, 'the picker');
  await page.getByText(text, { exact: true }).first().click();
  await aside.getByRole('button', { name: 'Use this place' }).click();
  await aside.getByRole('button', { name: 'Use this place' }).waitFor({ state: 'detached' });
}

const reads = (aside: Page, text: string | RegExp) => aside.locator('p.out').filter({ hasText: text }).waitFor();

async function again(aside: Page, text: string | RegExp): Promise<void> {
  await aside.getByRole('button', { name: 'Read the page again' }).click();
  await reads(aside, text);
}

async function isRight(aside: Page, text: string | RegExp): Promise<void> {
  await again(aside, text);
  await aside.getByRole('button', { name: 'That is right' }).click();
}

it('takes an administrator from a SIS that nobody described to its students, in one window', async () => {
  const first = await openStudent(browser.context, world, 'gferreira', KIRI);
  await signIn(await openPanel(first), 'gferreira');
  await (await panelOf(first)).getByRole('heading', { name: 'This folder is closed to you' }).waitFor();
  await first.close();
  const { page, aside } = await describing();
  await goTo(page, `#/record?drawn=${kiri.number}`, kiri.number);

  await aside.getByLabel('Describe the page from the beginning').check();
  await aside.getByRole('button', { name: 'Begin', exact: true }).click();
  await pointAt(aside, page, 'Student number', kiri.number);
  await pointAt(aside, page, 'Name', kiri.lastFirst);
  await aside.getByLabel('Or: the label beside it').nth(2).fill('date of birth');
  await aside.getByRole('button', { name: 'Find: Birth date' }).click();
  await aside.getByRole('button', { name: 'Use this place' }).click();
  await reads(aside, new RegExp(`Reads .*${kiri.number}`));
  await sound(aside);

  await aside.getByRole('button', { name: 'Put in force' }).click();
  await aside.getByText('Try two different students first.').waitFor();
  await goTo(page, '#/search', 'Find a student');
  await isRight(aside, 'Reads nobody');

  // A blank form under an old banner reads as the student before, and has the same address.
  await goTo(page, `#/record?drawn=${kiri.number}`, kiri.number);
  await isRight(aside, new RegExp(`Reads .*${kiri.number}`));
  await goTo(page, `#/add?banner=${amaru.number}`, 'Add a student');
  await again(aside, new RegExp(`Reads .*${amaru.number}`));
  await aside.getByRole('button', { name: 'This page is about nobody' }).click();
  await aside.getByRole('button', { name: 'Point at what only this page has' }).click();
  await until(async () => (await page.locator('facesheet-pick').count()) > 0, 'the picker');
  await page.getByText('Add a student').click();
  await reads(aside, 'Reads nobody');
  await isRight(aside, 'Reads nobody');
  for (const { number } of [kiri, amaru]) {
    await goTo(page, `#/record?drawn=${number}`, number);
    await isRight(aside, new RegExp(`Reads .*${number}`));
  }
  await sound(aside);
  await aside.getByRole('button', { name: 'Put in force' }).click();
  await aside.getByText('Version 1 is in force.').waitFor();
  const kept = await browser.worker.evaluate(async () => JSON.stringify(await chrome.storage.local.get(null)));
  for (const word of [kiri.number, amaru.number, 'Baptiste']) expect(kept).not.toContain(word);
  await aside.close();

  // Whoever describes pages opens no record for that; whoever works with the student does.
  const panel = await openPanel(page);
  await panel.getByRole('heading', { name: 'This folder is closed to you' }).waitFor();
  await panel.getByRole('button', { name: /^Signed in as/ }).click();
  await panel.getByRole('button', { name: 'Sign out' }).click();
  await panel.getByLabel('User name').waitFor();
  await signIn(panel, 'mhaskins');
  await shows(page, 'Amaru');
  await goTo(page, `#/add?banner=${amaru.number}`, 'Add a student');
  await panel.getByText('No student is open here').waitFor();
  await goTo(page, `#/record?drawn=${amaru.number}`, amaru.number);
  await shows(page, 'Amaru');
  await switched(false);
  await panel.getByText('Reading these pages is switched off').waitFor({ timeout: 60_000 });
  expect(await panel.getByText(amaru.number).count()).toBe(0);
  await switched(true);
  await panel.getByRole('button', { name: 'Read the page again' }).click();
  await shows(page, 'Amaru');
  await page.close();
}, 240_000);

/** Switches the adapter off or on, as an administrator does in the console. */
async function switched(on: boolean): Promise<void> {
  const post = async (path: string, body: unknown, token = '') => {
    const response = await fetch(`${world.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    expect(response.status).toBeLessThan(300);
    return (await response.json()) as { token?: string };
  };
  const { token } = await post('/v1/session', { username: 'gferreira', password: DEMO_PASSWORD });
  await post('/v1/adapters/switch', { id: new URL(origin).host.replace(/[^a-z0-9]+/g, '-'), on }, token);
}
