/** A subpoena that forbids telling anybody (R101, R117): begun as a request, kept in the sealed book, seen by nobody else. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Browser, startBrowser } from './browser.ts';
import { atConsole, choose, leave, openSection } from './console.ts';
import { askerIn, beginAbout } from './log-acts.ts';
import { sound } from './soundness.ts';
import { startWorld, type World } from './world.ts';

const JURY = 'Grand jury of Sealsworth';
const SECRETS = [JURY, 'Docket Zebra', 'Sealsworth'];
/** Who else works with records, and what of theirs tells of requests and releases. */
const OTHERS = [
  ['mhaskins', ['Requests']],
  ['eokafor', ['Studies']],
  ['rortiz', []],
] as const;

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

const work = (page: Page) => page.locator('#work');

/** Until a section has been read: the network is idle also between its code and its first answer. */
async function wholly(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await work(page).getByText('Loading…', { exact: true }).first().waitFor({ state: 'detached' });
}

/** What a section says once it has been read. */
async function saidIn(page: Page, section: string): Promise<string> {
  await openSection(page, section);
  await work(page).getByRole('status').first().waitFor({ state: 'attached' });
  await wholly(page);
  return work(page).innerText();
}

/** Everything that the others are shown of requests and releases. */
async function shownToOthers(): Promise<readonly (readonly [string, string])[]> {
  const found: (readonly [string, string])[] = [];
  for (const [username, sections] of OTHERS) {
    const page = await atConsole(browser.context, world, username);
    for (const section of sections) found.push([`${username}: ${section}`, await saidIn(page, section)]);
    await leave(page);
  }
  return found;
}

/** Every section that somebody has, as it stands. */
async function allOf(username: string): Promise<readonly string[]> {
  const page = await atConsole(browser.context, world, username);
  const links = page.getByRole('navigation').getByRole('link');
  const texts: string[] = [];
  for (let n = 0; n < (await links.count()); n += 1) {
    await links.nth(n).click();
    await wholly(page);
    texts.push(await page.locator('body').innerText());
  }
  await leave(page);
  return texts;
}

/** Rows in which others would find it. */
const rows = async () => [
  await world.rows('SELECT count(*) FROM request'),
  await world.rows('SELECT count(*) FROM request_step'),
  await world.rows('SELECT count(*) FROM disclosure'),
  await world.rows('SELECT count(*) FROM audit WHERE student_id IS NOT NULL'),
];

it('R101, R117: a subpoena with a secrecy order is in the sealed book, and nobody but the custodian finds a trace of it', async () => {
  const before = await shownToOthers();
  const page = await atConsole(browser.context, world, 'anwosu');
  await openSection(page, 'Requests');
  const listed = await saidIn(page, 'Requests');
  const kept = await rows();
  await page.getByRole('button', { name: 'New request', exact: true }).click();
  await choose(page, 'Student', 'Kiri');
  await page.getByLabel('What is asked for').selectOption({ label: 'Order or subpoena' });
  await page.getByLabel('Court or agency').fill(JURY);
  await page.getByRole('radio', { name: 'Court', exact: true }).check();
  await page.getByLabel('The order', { exact: true }).fill('Docket Zebra');
  await page.getByRole('checkbox', { name: 'Attendance', exact: true }).check();
  await page.getByRole('radio', { name: 'Signed or sealed papers' }).check();
  await page.getByRole('radio', { name: /^Grand jury or law-enforcement/ }).check();
  await page.getByText('This belongs in the sealed book').waitFor();
  expect(await page.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0);
  await sound(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await sound(page);
  await page.setViewportSize({ width: 1366, height: 860 });
  await page.getByRole('link', { name: 'Go to the sealed book' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sealed orders and barred parties' }).waitFor();

  await beginAbout(page, 'New sealed release', 'Kiri');
  // What was typed as a request came along.
  expect(await askerIn(page).inputValue()).toBe(JURY);
  expect(await page.getByLabel('The order', { exact: true }).inputValue()).toBe('Docket Zebra');
  await page.getByLabel('What for').fill('The jury asks');
  await page.getByRole('button', { name: 'Save in the sealed book' }).click();
  await page.getByText('Saved in the sealed book.').first().waitFor();
  await page.getByRole('button', { name: new RegExp(JURY) }).click();
  // Nor is anything found of its correction.
  await page.getByRole('button', { name: 'Correct this entry…' }).click();
  await page.getByLabel('What is wrong with it').fill(`${JURY} never asked`);
  await page.getByLabel('Nothing: it should never have been made').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Should never have been entered').first().waitFor();

  expect(await rows()).toEqual(kept);
  expect(await saidIn(page, 'Requests')).toBe(listed);
  await leave(page);

  expect(await shownToOthers()).toEqual(before);
  for (const [username] of OTHERS) {
    const texts = await allOf(username);
    expect(texts.length).toBeGreaterThan(1);
    for (const secret of SECRETS) expect(texts.filter((text) => text.includes(secret))).toEqual([]);
  }
  const trail = JSON.stringify(await world.rows('SELECT line FROM audit'));
  for (const secret of SECRETS) expect(trail).not.toContain(secret);
}, 240_000);
