/** The disclosure log as the records manager works with it: every school, by receiver, as a file, and several at once. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Browser, startBrowser } from './browser.ts';
import { atConsole, leave, openSection } from './console.ts';
import { sound } from './soundness.ts';
import { startWorld, type World } from './world.ts';

const PATIENCE_MS = 20_000;
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
const dialog = () => page.getByRole('dialog');
const count = async () => Number((await world.rows('SELECT count(*) FROM disclosure'))[0]?.[0]);

it('R119: lists every school, narrowed to whom it went to, and keeps that as a view', async () => {
  // Nobody has to know the school first.
  await said(/entr(y|ies), newest first/);
  expect(await page.getByLabel('School', { exact: true }).inputValue()).toBe('all');
  await page.getByRole('columnheader', { name: 'School' }).waitFor();
  await page.getByRole('button', { name: /^Filter/ }).click();
  await dialog().getByLabel('When').selectOption('all');
  await dialog().getByLabel('Who asked or received').fill('bright');
  await sound(page);
  await dialog().getByRole('button', { name: 'Show' }).click();
  await said('To: bright');
  await page.getByText('Brightpath Research').first().waitFor();
  // Whom data went to is in no address.
  expect(page.url()).not.toContain('bright');

  await page.getByRole('button', { name: 'Columns' }).click();
  await dialog().getByLabel('What for').uncheck();
  await dialog().getByRole('button', { name: 'Show' }).click();
  await page.getByRole('columnheader', { name: 'What for' }).waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Saved views' }).click();
  await dialog()
    .getByLabel(/^Name of the view/)
    .fill('Brightpath');
  await dialog().getByRole('button', { name: 'Save', exact: true }).click();
  await said('The view Brightpath is saved.');
  await sound(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /To: bright/ }).click();
  await page.getByText('To: bright').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Saved views' }).click();
  await dialog().getByRole('button', { name: 'Show Brightpath' }).click();
  await said('To: bright');
});

it('R119, R60: gives it out as a file whose hash is on the screen and in the trail', async () => {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await sound(page);
  const saved = page.waitForEvent('download');
  await dialog().getByRole('button', { name: 'Export', exact: true }).click();
  const file = readFileSync(await (await saved).path());
  const sha256 = createHash('sha256').update(file).digest('hex');
  await dialog().getByText(sha256).waitFor();
  await sound(page);
  expect(file.toString('utf8')).toContain('Brightpath Research');
  const [detail] = await world.rows(
    "SELECT d.detail FROM audit a JOIN audit_detail d ON d.seq = a.seq WHERE a.action = 'disclosure.file' ORDER BY a.seq DESC LIMIT 1",
  );
  expect(String(detail?.[0])).toContain(sha256);
  await page.keyboard.press('Escape');
});

it('R105: enters one release of three students, once each number is somebody', async () => {
  const before = await count();
  const numbers = (await world.rows('SELECT sis_id FROM student WHERE active ORDER BY sis_id LIMIT 3')).map(String);
  await page.getByRole('button', { name: 'Several students' }).click();
  await page.getByRole('heading', { name: 'One release, several students' }).waitFor();
  await page.getByLabel('Student numbers').fill([...numbers.slice(0, 2), 'nobody'].join('\n'));
  await page.getByRole('button', { name: 'Check the numbers' }).click();
  await said(/^No student of this number/);
  await sound(page);
  await page.getByLabel('Student numbers').fill(numbers.join(', '));
  await page.getByRole('button', { name: 'Check the numbers' }).click();
  await said('3 students are found.');
  await page.getByLabel('Released', { exact: true }).check();
  await page.getByLabel('Who asks or receives').fill('State audit office');
  await page.getByLabel('In what capacity').selectOption('education-authority');
  await page.getByLabel('What for').fill('Audit of a program');
  await page.getByLabel('Attendance', { exact: true }).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Not done yet').first().waitFor();
  await sound(page);
  await page.getByLabel('Denied', { exact: true }).check();
  await page.getByLabel('Why it was denied').fill('No authority was shown.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await said('Entered for 3 students.');
  expect(await count()).toBe(before + 3);
});
