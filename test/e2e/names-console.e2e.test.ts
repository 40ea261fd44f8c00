/** Names and pronouns (R193 to R206) in the console: policy, form, signatures, decision and tasks, in a real browser. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPdf } from '../../server/documents/testing/read-pdf.ts';
import { STATEMENTS } from '../../shared/areas/names/update-form.ts';
import { type Browser, startBrowser } from './browser.ts';
import { atConsole, choose, leave, openSection } from './console.ts';
import { enter, fillInTheRest, namesPart, pick, press, shown, toStep } from './names-acts.ts';
import { sound } from './soundness.ts';
import { startWorld, type World } from './world.ts';

const today = new Date().toISOString().slice(0, 10);
const KIRI = '204417';
let world: World;
let browser: Browser;

beforeAll(async () => {
  world = await startWorld({ originalNames: false });
  browser = await startBrowser(world);
});
afterAll(async () => {
  await browser.close();
  await world.end();
});

async function at(username: string): Promise<Page> {
  const page = await atConsole(browser.context, world, username);
  await openSection(page, 'Names and pronouns');
  return page;
}

async function narrowAndWide(page: Page): Promise<void> {
  await sound(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await sound(page);
  await page.setViewportSize({ width: 1366, height: 860 });
}

async function sign(page: Page, who: string, how: string): Promise<void> {
  await toStep(page, 'Signed');
  await pick(page, 'Whose signature', who);
  await pick(page, 'How', how);
  await page.getByLabel('Printed name').fill('Dana Baptiste');
  if (how === 'On paper') await page.getByLabel('Where the paper lies').fill('Main office, file 12');
  await enter(page, 'Signed');
}

/** Fills in the form of the student who is chosen; the last name stays as it is. */
async function fillIn(page: Page, first: string): Promise<void> {
  await press(page, 'Enter an update');
  await shown(page, 'Who may see this form');
  await shown(page, 'Which document bears which name');
  await page.getByLabel('Updated first name').fill(first);
  await fillInTheRest(page);
}

it('R193: nothing is taken before the district has said what it allows; a state’s rule is a proposal for its counsel', async () => {
  const page = await at('anwosu');
  await namesPart(page, 'Policy');
  await shown(page, /^Names and pronouns are off until the district says what it allows/);
  await narrowAndWide(page);
  await page.getByLabel("Start from a state's rule").selectOption('OH');
  await shown(page, /^This is no legal advice/);
  await press(page, 'Fill the form with it');
  expect(await page.getByLabel('Where it is decided').inputValue()).toContain('Ohio HB 8');
  await press(page, 'Save the policy');
  await page
    .getByRole('alert')
    .getByText(/^Confirmed by counsel:/)
    .waitFor();
  await narrowAndWide(page);
  await pick(page, 'What the district allows', /^Allowed, with the signatures/);
  await page.getByLabel('Confirmed by counsel').fill('R. Amsel');
  await page.getByLabel('Confirmed on').fill(today);
  await pick(page, 'Letters to the home', 'Legal name only');
  await press(page, 'Save the policy');
  await shown(page, 'The policy is saved.');
  await shown(page, /^Forms are taken/);
  await narrowAndWide(page);
  await leave(page);
}, 120_000);

it('R193 to R205: the form is entered, printed and signed, and the principal approves it', async () => {
  const page = await at('mhaskins');
  await shown(page, 'No update waits for your decision');
  await namesPart(page, 'One student');
  await choose(page, 'Student', KIRI);
  await shown(page, 'No update is in force.');
  await narrowAndWide(page);
  await press(page, 'Enter an update');
  await press(page, 'Save the form');
  await page
    .getByRole('alert')
    .getByText(/^Updated first name:/)
    .waitFor();
  await narrowAndWide(page);
  await press(page, 'Close');
  await fillIn(page, 'Kit');
  // What is typed is there again after the pane was closed.
  await press(page, 'Close');
  await press(page, 'Enter an update');
  expect(await page.getByLabel('Updated first name').inputValue()).toBe('Kit');
  // R201: another last name asks for an order or a certificate, and the form says so at once.
  const last = await page.getByLabel('Updated last name').inputValue();
  await page.getByLabel('Updated last name').fill('Rivers');
  await page.getByRole('group', { name: 'What shows that the last name was changed' }).waitFor();
  await page.getByLabel('Updated last name').fill(last);
  await press(page, 'Save the form');
  await shown(page, 'The form is entered. Its signatures come next.');
  await shown(page, 'A parent or guardian has not signed.');
  await narrowAndWide(page);
  expect(page.url()).not.toContain(KIRI);
  await toStep(page, 'Approved (something is missing)');
  await press(page, 'Do this first: Signed');
  await sign(page, 'A parent or guardian', 'On paper');
  await sign(page, 'The student', 'Asked, did not sign');
  const coming = page.waitForEvent('download');
  await page
    .getByRole('group', { name: 'This form to print and sign (PDF)' })
    .getByRole('button', { name: 'English' })
    .click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe('record-update-form.pdf');
  const pdf = await readPdf(await readFile(await file.path()));
  expect(pdf.ua).toBe('1');
  for (const { label } of STATEMENTS) expect(pdf.text).toContain(label.en);
  await namesPart(page, 'To decide');
  await page.getByRole('button', { name: new RegExp(KIRI) }).click();
  await shown(page, 'Asked, did not sign');
  await toStep(page, 'Approved');
  await page.getByLabel('Printed name').fill('Marcus Haskins');
  await enter(page, 'Approved');
  await narrowAndWide(page);
  await namesPart(page, 'One student');
  await choose(page, 'Student', KIRI);
  await shown(page, 'History of names');
  await shown(page, /^Kit .*; Male$/);
  await shown(page, /^Kiri .*; Female$/);
  await narrowAndWide(page);
  await leave(page);
}, 180_000);

it('R206: the three tasks are done by the records manager, who then has nothing left to do', async () => {
  const page = await at('anwosu');
  expect(await page.getByRole('link', { name: /^Names and pronouns 1/ }).count()).toBe(1);
  await page.getByRole('button', { name: new RegExp(KIRI) }).click();
  await enter(page, 'Sent to the records office');
  await enter(page, 'Flag and pronouns added');
  await press(page, 'Save');
  await page
    .getByRole('alert')
    .getByText(/^Where the paper lies:/)
    .waitFor();
  await sound(page);
  await page.getByLabel('Where the paper lies').fill('Cumulative file, drawer 3');
  await enter(page, 'Original in the cumulative file');
  await shown(page, 'Nothing is left to do');
  await narrowAndWide(page);
  // R197: who has a part in the update finds by the updated name, and is shown the one of the school's system.
  await namesPart(page, 'One student');
  await page.getByRole('combobox', { name: 'Student' }).fill('kit baptiste');
  await page.getByRole('option', { name: new RegExp(`^Kiri Baptiste-Nguyen ?${KIRI}`) }).click();
  await shown(page, 'History of names');
  await leave(page);
}, 120_000);

it('R202: an update is denied on one of three grounds, with the reasons and word that the family was told', async () => {
  const page = await at('mhaskins');
  await namesPart(page, 'One student');
  await choose(page, 'Student', KIRI);
  await fillIn(page, 'Wren');
  await page.getByRole('group', { name: 'Gender', exact: true }).getByRole('radio', { name: 'Female' }).check();
  await press(page, 'Save the form');
  await shown(page, 'The form is entered. Its signatures come next.');
  await toStep(page, 'Denied');
  expect(await page.getByRole('group', { name: 'Ground' }).getByRole('radio').count()).toBe(3);
  await pick(page, 'Ground', 'Safety');
  await press(page, 'Save');
  await page
    .getByRole('alert')
    .getByText(/^Reasons:/)
    .waitFor();
  await narrowAndWide(page);
  await page.getByLabel('Reasons', { exact: true }).fill('A protective order names the student.');
  await page.getByRole('checkbox', { name: 'Told in writing, with the reasons' }).check();
  await enter(page, 'Denied');
  await shown(page, /^Form of .*: Denied$/);
  await narrowAndWide(page);
  // The earlier one stays in force.
  await shown(page, /^Kit /);
}, 120_000);
