/** Studies by others (R63 to R68, R98): the records manager enters, the superintendent decides, in a real browser. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayAfter } from '../../shared/clocks/day-after.ts';
import { type Browser, startBrowser } from './browser.ts';
import { atConsole, leave, openSection } from './console.ts';
import { sound } from './soundness.ts';
import { startWorld, type World } from './world.ts';

const DAY_MS = 86_400_000;
const today = new Date().toISOString().slice(0, 10);
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

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const shown = (page: Page, text: string | RegExp) => page.locator('#work').getByText(text).first().waitFor();

async function at(username: string): Promise<Page> {
  const page = await atConsole(browser.context, world, username);
  await openSection(page, 'Studies');
  return page;
}

async function openStudy(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByRole('heading', { name: 'Steps so far, newest first' }).waitFor();
}

async function narrowAndWide(page: Page): Promise<void> {
  await sound(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await sound(page);
  await page.setViewportSize({ width: 1366, height: 860 });
}

async function enter(page: Page, title: string): Promise<void> {
  await press(page, 'Save');
  await shown(page, `Entered: ${title}.`);
}

it('R64, R66, R67, R68: is entered with all that it must say, and waits for the superintendent', async () => {
  const page = await at('anwosu');
  await shown(page, /^Research of our own to improve schools/);
  await shown(page, 'Only the superintendent changes this.');
  await narrowAndWide(page);
  await press(page, 'New study');
  await page.getByLabel('Organization').fill('Lakes Research Group');
  await press(page, 'Save');
  await page
    .getByRole('alert')
    .getByText(/^Who asks:/)
    .waitFor();
  await narrowAndWide(page);
  await page.getByLabel('Who asks').fill('R. Okonkwo');
  await page.getByRole('checkbox', { name: 'Questionnaires' }).check();
  for (const label of [/^Purpose/, /^Methods/, /^Consequences/, /^Competence/, /^How consent/]) {
    await page.getByLabel(label).fill('As the statement says.');
  }
  await page.getByRole('radio', { name: /^Data by which a student/ }).check();
  await page.getByRole('checkbox', { name: /^The written statement/ }).check();
  // What is typed is there again after the pane was closed.
  await press(page, 'Close');
  await press(page, 'New study');
  expect(await page.getByLabel('Organization').inputValue()).toBe('Lakes Research Group');
  await press(page, 'Save');
  await shown(page, 'The study is entered.');
  await shown(page, /^The superintendent decides/);
  const steps = page.getByLabel('Step', { exact: true });
  await steps.waitFor();
  expect(await steps.getByRole('option', { name: 'Superintendent decided' }).count()).toBe(0);
  await narrowAndWide(page);
  await leave(page);
}, 120_000);

it('R64, T2: the superintendent decides, and says with the reason whether studies begin without consent', async () => {
  const page = await at('eokafor');
  await openStudy(page, /^Lakes Research Group/);
  await page.getByRole('radio', { name: 'Approved' }).check();
  await page.getByLabel('Reasons').fill('It helps our schools.');
  await enter(page, 'Superintendent decided');
  await press(page, 'Close');
  await press(page, 'Allow without consent…');
  await press(page, 'Save');
  await page.getByText('Say why.').first().waitFor();
  await sound(page);
  await page.getByLabel('Why', { exact: true }).fill('The board decided so.');
  await press(page, 'Save');
  await shown(page, /allowed without consent, by .*The board decided so\./);
  await narrowAndWide(page);
  await press(page, 'Require consent again…');
  await page.getByLabel('Why', { exact: true }).fill('Counsel advised so.');
  await press(page, 'Save');
  await shown(page, /consent required again, by .*Counsel advised so\./);
  await leave(page);
}, 120_000);

it('R65, R98, R126: data that identify somebody wait for consent, are late when not destroyed, and a violation bars', async () => {
  let page = await at('anwosu');
  await openStudy(page, /^Lakes Research Group/);
  await page.getByLabel('Purpose and scope').fill('As applied for.');
  await page.getByLabel('Duration').fill('One year');
  await page.getByLabel('Which data').fill('Attendance');
  await page.getByRole('checkbox', { name: /^They are used/ }).check();
  await page.getByRole('checkbox', { name: /^Nobody but its/ }).check();
  await press(page, 'Save');
  await page.getByText('Where somebody can be identified, the agreement names the day.').first().waitFor();
  await page.getByLabel('Data destroyed by').fill(dayAfter(today, 1));
  await enter(page, 'Agreement signed');
  await page.getByLabel('Step', { exact: true }).selectOption({ label: 'Data released' });
  await page.getByLabel('What was given').fill('Attendance of 40 students');
  await press(page, 'Save');
  await page.getByText('First: Parents told, consents on file').first().waitFor();
  await sound(page);
  await page.getByLabel('Step', { exact: true }).selectOption({ label: 'Parents told, consents on file' });
  await page.getByLabel(/^Parents or eligible students told on/).fill(today);
  await page.getByLabel('Consents on file', { exact: true }).fill('40');
  await page.getByRole('checkbox', { name: /^Data go out of those alone/ }).check();
  await enter(page, 'Parents told, consents on file');
  await page.getByLabel('Step', { exact: true }).selectOption({ label: 'Data released' });
  await enter(page, 'Data released');
  world.passTime(3 * DAY_MS);
  await page.close();
  page = await at('anwosu');
  await shown(page, /days? late/);
  // W27: it stands in Today, and is opened from there.
  await openSection(page, 'Today');
  await page.getByRole('link', { name: /^Study: Lakes Research Group/ }).click();
  await page.getByRole('heading', { level: 2, name: 'Lakes Research Group' }).waitFor();
  await page.getByLabel('Step', { exact: true }).selectOption({ label: 'Violation found: organization barred' });
  await page.getByLabel('What was found').fill('It kept the data.');
  await enter(page, 'Violation found: organization barred');
  await narrowAndWide(page);
  await openSection(page, 'Sealed orders and barred parties');
  await page.getByRole('button', { name: /^Lakes Research Group/ }).click();
  await page.getByText('It kept the data.').first().waitFor();
  expect(page.url()).not.toMatch(/Lakes/);
}, 120_000);
