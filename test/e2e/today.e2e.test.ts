/** Today and the yearly duties (R150, R169, W39), as the records manager begins the day in a real browser. */
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Browser, startBrowser } from './browser.ts';
import { atConsole, openSection } from './console.ts';
import { sound } from './soundness.ts';
import { startWorld, type World } from './world.ts';

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

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
/** The number beside a section in the rail; 0 where none stands there. */
async function numberAt(page: Page, section: string): Promise<number> {
  const text = await page
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`^${section}`) })
    .innerText();
  return Number(/\d+/.exec(text)?.[0] ?? 0);
}

/** So many lines stand under the heading of a group. */
async function inGroup(page: Page, heading: string): Promise<number> {
  const group = page.locator('tr.group', { hasText: heading });
  if ((await group.count()) === 0) return 0;
  return Number(/\d+$/.exec((await group.innerText()).trim())?.[0]);
}

it('R169: an overdue request stands in Today and in its number; it is opened and answered from there', async () => {
  const page = await atConsole(browser.context, world, 'anwosu');
  await openSection(page, 'Today');
  const line = page.getByRole('button', { name: /^To correct the record, Amaru Quispe Huanca/ });
  await line.waitFor();
  const [late, due] = [await inGroup(page, 'Overdue'), await inGroup(page, 'Due today')];
  expect(late).toBeGreaterThan(0);
  const before = await numberAt(page, 'Today');
  expect(before).toBe(late + due);
  // R190: of a request that waits for the parent nothing is due here.
  expect(await inGroup(page, 'Waiting for others')).toBe(1);
  await sound(page);

  await line.press('Enter');
  await page.getByRole('heading', { name: 'To correct the record' }).waitFor();
  await page.getByLabel('Step', { exact: true }).selectOption({ label: 'Withdrawn by whoever asked' });
  await page.getByLabel('How we know').fill('By letter of today');
  await press(page, 'Save');
  await page.locator('#work').getByText('Entered: Withdrawn by whoever asked.').waitFor();
  await line.waitFor({ state: 'detached' });
  await expect.poll(() => numberAt(page, 'Today')).toBe(before - 1);
  await press(page, 'Close');
});

it('R150, R151: a yearly duty that was done is gone from Today, and stands in its history', async () => {
  const page = await atConsole(browser.context, world, 'anwosu');
  await openSection(page, 'Today');
  const line = page.getByRole('link', { name: /^Plans reviewed and chart issued/ });
  await line.waitFor();
  const before = await numberAt(page, 'Today');
  await line.click();
  await page.getByRole('heading', { level: 2, name: 'Plans reviewed and chart issued' }).waitFor();
  // Refused at the field first: nothing is agreed to yet.
  await press(page, 'Save');
  await page
    .getByRole('alert')
    .getByText(/^Every school's plan was reviewed/)
    .waitFor();
  await page.getByRole('checkbox', { name: "Every school's plan was reviewed" }).check();
  await page.getByRole('checkbox', { name: 'The chart is attached to the policy' }).check();
  await page.getByLabel('What the schools were told').fill('Keep the health folders apart.');
  // What is typed is there again when the pane is.
  await press(page, 'Close');
  await page.getByRole('button', { name: /^Plans reviewed and chart issued/ }).click();
  expect(await page.getByLabel('What the schools were told').inputValue()).toBe('Keep the health folders apart.');
  await sound(page);
  await press(page, 'Save');
  await page.locator('#work').getByText('Entered as done: Plans reviewed and chart issued.').waitFor();
  await page.locator('#work').getByText('Keep the health folders apart.').waitFor();
  await page.getByRole('button', { name: 'Enter it anew' }).waitFor();

  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await press(page, 'Print');
  await page
    .getByRole('heading', { level: 1, name: /^Chart of records/, includeHidden: true })
    .waitFor({ state: 'attached' });

  await openSection(page, 'Today');
  await page.locator('tr.group').first().waitFor();
  expect(await line.count()).toBe(0);
  const isPressing = new Date().getMonth() < 6 || new Date().toISOString().slice(5, 10) >= '09-30';
  await expect.poll(() => numberAt(page, 'Today')).toBe(isPressing ? before - 1 : before);
});
