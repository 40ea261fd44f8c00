/** Consents to releases (34 CFR 99.30), kept by the records manager in a real browser. */
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Browser, startBrowser } from './browser.ts';
import { atConsole, choose, openSection } from './console.ts';
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

const CLINIC = 'Dr. Amsel, Lakeside Clinic';
const save = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** All that the form asks for but who signed, which is for one release. */
async function fillConsent(page: Page, today: string): Promise<void> {
  await page.getByRole('checkbox', { name: 'Grades and transcript' }).check();
  await page.getByLabel('Exactly which').fill('Transcript of grade 8');
  await page.getByLabel('What for').fill('A second view of reading');
  await page.getByLabel('To whom').fill('Anybody who asks');
  await page.getByLabel('What follows from it').fill('The clinic advises on support.');
  await page.getByLabel('Name as signed').fill('Dana Baptiste');
  await page.getByLabel('Signed on').fill(today);
  await page.getByRole('radio', { name: 'On paper' }).check();
  await page.getByRole('radio', { name: 'One release' }).check();
}

it('R83 to R89: a consent is entered as it was signed, used once, and another is taken back', async () => {
  const page = await atConsole(browser.context, world, 'anwosu');
  const today = await page.evaluate(() => new Date().toLocaleDateString('sv'));
  await openSection(page, 'Consents');
  await sound(page);
  await choose(page, 'Student', 'Kiri');
  await page.getByText('No consent on file').waitFor();
  await save(page, 'Enter a consent');
  await save(page, 'Save');
  await page
    .getByRole('alert')
    .getByText(/^Which records:/)
    .waitFor();
  await sound(page);
  await fillConsent(page, today);
  await page.getByRole('radio', { name: 'The student, who is 18 or older' }).check();
  await save(page, 'Save');
  await page
    .getByText('The student is under 18: a parent signs, unless the student attends a college.')
    .first()
    .waitFor();
  await page.getByText('Name one person or organization. A consent to anybody is none.').first().waitFor();
  await page.getByRole('radio', { name: 'The parent', exact: true }).check();
  await page.getByLabel('To whom').fill(CLINIC);
  await save(page, 'Save');
  await page.getByText(`The consent to ${CLINIC} is kept.`).waitFor();
  await page.getByText('Good for one release', { exact: true }).waitFor();
  await sound(page);

  expect(await page.getByRole('button', { name: 'Copy of the record…' }).count()).toBe(1);
  await save(page, 'Enter a release');
  expect(await page.getByLabel('Day', { exact: true }).inputValue()).toBe(today);
  await page.getByRole('checkbox', { name: 'Grades and transcript' }).check();
  await page.getByRole('radio', { name: 'Known in person' }).check();
  await save(page, 'Save');
  await page
    .getByRole('alert')
    .getByText(/^The receiver was told/)
    .waitFor();
  await page.setViewportSize({ width: 320, height: 700 });
  await sound(page);
  await page.getByRole('checkbox', { name: /^The receiver was told/ }).check();
  await save(page, 'Save');
  await page.getByText(/^The release to .* is kept with its consent/).waitFor();
  await page.getByText('Used', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Enter a release' }).count()).toBe(0);
  await sound(page);

  await save(page, 'End it');
  await save(page, 'End the consent');
  await page.getByText('Say how it ended.').waitFor();
  await page.getByLabel('How and when').fill('By letter of the parent.');
  await sound(page);
  await save(page, 'End the consent');
  await page.getByText('Whoever signed it took it back').waitFor();
  // Whoever gives up what they typed begins anew, under another id.
  await page.setViewportSize({ width: 1366, height: 860 });
  await save(page, 'Enter a consent');
  await page.getByLabel('To whom').fill('Given up');
  await page.getByRole('button', { name: 'Discard this draft' }).click();
  await save(page, 'Discard');
  await save(page, 'Enter a consent');
  expect(await page.getByLabel('To whom').inputValue()).toBe('');
  expect(page.url()).not.toMatch(/Kiri|204417/);
  expect(await world.rows('SELECT count(*) FROM consent_use')).toEqual([[1]]);
  expect(await world.rows("SELECT count(*) FROM disclosure WHERE party LIKE '%Amsel%'")).toEqual([[0]]);
}, 120_000);
