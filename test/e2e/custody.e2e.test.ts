/** What the custodian alone keeps, in a real browser: orders that nobody may learn of, and parties that are barred. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayAfter } from '../../shared/clocks/day-after.ts';
import { KIRI } from './acts.ts';
import { type Browser, startBrowser } from './browser.ts';
import { atConsole, leave, openSection } from './console.ts';
import { askerIn, beginAbout, discardEntry } from './log-acts.ts';
import { sound } from './soundness.ts';
import { startWorld, type World } from './world.ts';

const PATIENCE_MS = 10_000;
const SECRET = 'Sealed case 41';
const today = new Date().toISOString().slice(0, 10);
let world: World;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  world = await startWorld();
  browser = await startBrowser(world);
  page = await atConsole(browser.context, world, 'anwosu');
  page.setDefaultTimeout(PATIENCE_MS);
  await openSection(page, 'Disclosure log');
});
afterAll(async () => {
  await leave(page);
  await browser.close();
  await world.end();
});

const said = (text: string | RegExp) => page.getByText(text).first().waitFor();
const views = () => world.rows(`SELECT count(*) FROM audit WHERE action = 'disclosure.view'`);
const count = async () => Number((await world.rows('SELECT count(*) FROM disclosure'))[0]?.[0]);
const sealedOf = () =>
  world.rows('SELECT s.sis_id FROM sealed_release r JOIN student s ON s.id = r.student_id ORDER BY r.rev DESC LIMIT 1');

it('R117: keeps no sealed order from a student’s record: what was typed waits at the sealed book', async () => {
  const before = await count();
  await beginAbout(page, 'New entry', 'Kiri');
  await askerIn(page).fill('Federal grand jury');
  await page.getByLabel('In what capacity').selectOption('agency');
  await page.getByLabel('What for').fill(SECRET);
  await page.getByLabel('Attendance', { exact: true }).check();
  await page.getByLabel('Court order or subpoena').check();
  await page.getByLabel('The order', { exact: true }).fill('No. 41');
  await page.getByLabel(/^Ground for telling nobody/).selectOption('secrecy');
  await said('This belongs in the sealed book');
  await sound(page);
  expect(await page.getByRole('button', { name: /^Save/ }).count()).toBe(0);
  await page.getByRole('link', { name: 'Go to the sealed book' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sealed orders and barred parties' }).waitFor();
  expect(await count()).toBe(before);
});

it('R101, R117: seals what is this student’s alone, whoever’s form was open before, and it shows nowhere else', async () => {
  const [before, looked] = [await count(), await views()];
  await beginAbout(page, 'New sealed release', 'Amaru');
  expect(await askerIn(page).inputValue()).toBe('');
  await askerIn(page).fill('Another jury');
  await beginAbout(page, 'New sealed release', 'Kiri');
  expect(await askerIn(page).inputValue()).toBe('Federal grand jury');
  await page.getByLabel('Signed or sealed papers').check();
  await said('Goes into the sealed book alone');
  await sound(page);
  await page.getByRole('button', { name: 'Save in the sealed book' }).click();
  await said('Saved in the sealed book.');
  expect(await sealedOf()).toEqual([[KIRI]]);
  await beginAbout(page, 'New sealed release', 'Amaru');
  expect(await askerIn(page).inputValue()).toBe('Another jury');
  await discardEntry(page);
  expect(await views()).toEqual(looked);
  expect(await count()).toBe(before);
  await openSection(page, 'Disclosure log');
  await said(/entr(y|ies), newest first/);
  for (const word of ['Federal grand jury', SECRET]) expect(await page.getByText(word).count()).toBe(0);
  await openSection(page, 'Sealed orders and barred parties');
  await page.getByRole('button', { name: 'Sealed releases' }).click();
  await page.getByRole('button', { name: /Federal grand jury/ }).click();
  await said('No. 41');
  await sound(page);
  await page.getByRole('button', { name: 'Close', exact: true }).click();
});

it('R117, R120: corrects a sealed entry: it stays, says why, and leads to what is right; nothing else shows it', async () => {
  const [before, looked] = [await count(), await views()];
  await page.getByRole('button', { name: /Federal grand jury/ }).click();
  await page.getByRole('button', { name: 'Correct this entry…' }).click();
  const form = page.getByRole('form', { name: 'Correct this entry' });
  await form.getByLabel('What is wrong with it').fill('It was docket 14.');
  await form.getByLabel('The order', { exact: true }).fill('Docket 14');
  await form.getByLabel(/^Ground for telling nobody/).selectOption('');
  await said(/^Only an order that forbids telling anybody can stand here/);
  expect(await form.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0);
  await sound(page);
  await form.getByLabel(/^Ground for telling nobody/).selectOption('secrecy');
  await page.setViewportSize({ width: 320, height: 800 });
  await sound(page);
  await page.setViewportSize({ width: 1366, height: 860 });
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await said('Corrected. The entry is marked');
  await said(/Adaeze Nwosu: It was docket 14\.$/);
  await sound(page);
  await page.getByRole('button', { name: 'Show what is right' }).click();
  await said('This stands in place of an entry that was wrong.');
  await said('Docket 14');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  const marked = page.getByRole('row', { name: /Federal grand jury/ }).filter({ hasText: 'Corrected' });
  expect(await marked.count()).toBe(1);
  expect(await sealedOf()).toEqual([[KIRI]]);
  expect([await views(), await count()]).toEqual([looked, before]);
});

it('R117: begins a sealed release without a look at the student’s log, of which the trail would tell', async () => {
  const before = await views();
  await beginAbout(page, 'New sealed release', 'Kiri');
  await said(/^Only an order that forbids telling anybody goes here/);
  await sound(page);
  expect(await page.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0);
  expect(await views()).toEqual(before);
  await discardEntry(page);
  await page.getByRole('heading', { name: 'A release nobody may learn of' }).waitFor({ state: 'detached' });
});

it('R126: adds a party, bars it for five years at least, and lifts the bar with the reason', async () => {
  await page.getByRole('button', { name: 'Parties', exact: true }).click();
  await page.getByRole('button', { name: 'Add a party' }).click();
  await page.getByLabel('Name of the organization').fill('Lakes Research Group');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add a party' }).click();
  expect(await page.getByLabel('Name of the organization').inputValue()).toBe('Lakes Research Group');
  await page.getByLabel('In what capacity').selectOption('study');
  await sound(page);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await said('Lakes Research Group was added.');
  await page.getByRole('button', { name: /^Lakes Research Group/ }).click();
  await page.getByRole('button', { name: 'Bar this party…' }).click();
  const until = page.getByLabel('Until and including');
  const soonest = await until.inputValue();
  expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe(today);
  await until.fill(dayAfter(soonest, -1));
  await page.getByRole('radio', { name: /The district: a study/ }).check();
  await page.getByLabel('What was found').fill('It kept the data past the date.');
  await page.getByRole('button', { name: 'Bar it' }).click();
  await said('Enter a day at least five years after the first');
  await sound(page);
  await until.fill(soonest);
  await page.getByRole('button', { name: 'Bar it' }).click();
  await said(/^Lakes Research Group is barred until/);
  await sound(page);
  await page.getByRole('button', { name: 'Lift the bar…' }).click();
  await page.getByLabel('Why it is lifted').fill('The finding was withdrawn.');
  await page.getByRole('button', { name: 'Lift the bar', exact: true }).click();
  await said('Lakes Research Group may receive data again.');
  await said(/The finding was withdrawn\.$/);
});
