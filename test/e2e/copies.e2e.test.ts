/** A copy of a record, from who asks to the file in the receiver's hands, by two people in a real browser (R174). */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { GENERAL } from '../../shared/areas/consents/testing/consents.ts';
import { readPdf } from '../../server/documents/testing/read-pdf.ts';
import { DEMO_PASSWORD } from '../demo/seed.ts';
import { USE_NOTICE } from '../../shared/wire/session.ts';
import { type Browser, startBrowser } from './browser.ts';
import { atConsole, choose, leave, openSection } from './console.ts';
import { sound } from './soundness.ts';
import { startWorld, type World } from './world.ts';

const NOTE = 'She sat with Amaru Quispe Huanca at lunch; AMARU QUISPE was late again.';

let world: World;
let browser: Browser;

beforeEach(async () => {
  world = await startWorld();
  await note(NOTE);
  browser = await startBrowser(world);
});
afterEach(async () => {
  await browser.close();
  await world.end();
});

async function post(path: string, body: object, token = '') {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const answer = await fetch(`${world.url}/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await answer.json()) as { token?: string; answers?: { outcome: string }[] };
}

/** Somebody does something about Kiri, as a page would. */
async function act(username: string, kind: string, body: object): Promise<void> {
  const { token } = await post('session', { username, password: DEMO_PASSWORD, notice: USE_NOTICE });
  const [[studentId]] = (await world.rows("SELECT id FROM student WHERE sis_id = '204417'")) as [[string]];
  const { answers } = await post('ops', { ops: [{ opId: v7(), kind, body: { studentId, ...body } }] }, token);
  expect(answers).toMatchObject([{ outcome: 'applied' }]);
}

/** The social worker notes something about Kiri. */
const note = (text: string) =>
  act('rortiz', 'contact.add', {
    form: { kind: 'meeting', party: 'student', withName: '', outcome: 'reached', note: text, happenedAt: 0 },
  });

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const pick = (page: Page, name: string | RegExp) => page.getByRole('radio', { name, exact: true }).check();
const tick = (page: Page, name: string | RegExp) => page.getByRole('checkbox', { name }).check();
const at = (page: Page, stage: string) =>
  page.getByRole('heading', { level: 2, name: new RegExp(`^${stage}`) }).waitFor();
const shown = (page: Page, text: string | RegExp) => page.locator('#work').getByText(text).first().waitFor();

async function narrowAndWide(page: Page): Promise<void> {
  await sound(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await sound(page);
  await page.setViewportSize({ width: 1366, height: 860 });
}

async function beginCopy(page: Page): Promise<void> {
  await openSection(page, 'Copies');
  await shown(page, 'No copy is being made');
  await press(page, 'Give a copy');
  await choose(page, 'Student', 'Kiri');
  await page.getByRole('dialog').getByRole('button', { name: 'Go on' }).click();
  await at(page, 'Who and why');
}

async function askedBy(page: Page, party: string, capacity: string, basis: RegExp): Promise<void> {
  await page.getByLabel('Who asks or receives').fill(party);
  await page.getByLabel('In what capacity').selectOption({ label: capacity });
  await page.getByLabel('What for').fill('To go on with her schooling');
  await tick(page, 'The whole record');
  await page.getByRole('radio', { name: basis }).check();
}

async function download(page: Page, name: string) {
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, name)]);
  expect(file.suggestedFilename()).toBe('copy-of-record.pdf');
  return readPdf(readFileSync(await file.path()));
}

it('R174: another student is found and blacked out, a second person approves, and the act writes the log', async () => {
  let page = await atConsole(browser.context, world, 'anwosu');
  await beginCopy(page);
  await press(page, 'Save and go on');
  await page
    .getByRole('alert')
    .getByText(/^Who asks or receives:/)
    .waitFor();
  await narrowAndWide(page);
  await askedBy(page, 'Lakeside Middle School', 'Another school, district or college', /^Transfer to another school/);
  await press(page, 'Save and go on');
  await at(page, 'What');
  await press(page, 'Put the copy together');
  await shown(page, 'Left out');
  await narrowAndWide(page);
  await press(page, 'Go on');
  await at(page, 'Other people');
  await shown(page, /^0 of \d+ decided/);
  await narrowAndWide(page);
  // Everything is kept as it is decided: another page goes on where this one was left.
  await press(page, /^Black out in all 2 places$/);
  await shown(page, /^2 of \d+ decided/);
  await press(page, 'All copies');
  await page.getByRole('button', { name: /^Kiri .*Open$/ }).click();
  await press(page, /Other people$/);
  await blackRest(page);
  await page.getByLabel('Words to black out').fill('lunch');
  await press(page, 'Black out these words');
  await shown(page, /^Blacked out in \d+ places?\.$/);
  await press(page, 'Go on');
  await at(page, 'Preview and review');
  const preview = page.getByRole('article', { name: 'What the receiver gets' });
  await preview.getByText('She sat with [blacked out] at [blacked out]; [blacked out] was late again.').waitFor();
  expect(await preview.textContent()).not.toMatch(/Amaru|Quispe/i);
  await press(page, 'Send for review');
  await shown(page, 'Waits for a second person');
  // The maker cannot approve: there is no button, and the server says no as well.
  expect(await page.getByRole('button', { name: 'Approve', exact: true }).count()).toBe(0);
  await narrowAndWide(page);
  await leave(page);

  page = await atConsole(browser.context, world, 'mhaskins');
  await page.getByRole('link', { name: /^Copies\s*1/ }).waitFor();
  await openSection(page, 'Copies');
  await page.getByText('Waits for your review').waitFor();
  await narrowAndWide(page);
  await page.getByRole('button', { name: /^Kiri .*Open$/ }).click();
  await at(page, 'Preview and review');
  await page.getByLabel('What has to be changed').fill('Is the birth date needed?');
  await press(page, 'Send back');
  await shown(page, 'Sent back with your words.');
  await leave(page);

  page = await atConsole(browser.context, world, 'anwosu');
  await openSection(page, 'Copies');
  await page.getByRole('button', { name: /^Kiri .*Open$/ }).click();
  await shown(page, 'Is the birth date needed?');
  await press(page, 'Send for review');
  await shown(page, 'Waits for a second person');
  await leave(page);

  page = await atConsole(browser.context, world, 'mhaskins');
  await openSection(page, 'Copies');
  await page.getByRole('button', { name: /^Kiri .*Open$/ }).click();
  await press(page, 'Approve');
  await at(page, 'Hand over');
  await leave(page);

  page = await atConsole(browser.context, world, 'anwosu');
  await openSection(page, 'Copies');
  await page.getByRole('button', { name: /^Kiri .*Open$/ }).click();
  await at(page, 'Hand over');
  await press(page, 'Hand it over');
  await page
    .getByRole('alert')
    .getByText(/^How identity was proven:/)
    .waitFor();
  await narrowAndWide(page);
  expect(await world.rows("SELECT 1 FROM disclosure WHERE party = 'Lakeside Middle School'")).toEqual([]);
  await pick(page, 'The parent or the student asked for it');
  await pick(page, 'Signed or sealed papers');
  await tick(page, /^The receiver was told/);
  for (const box of await page.locator('#hand-form').getByRole('checkbox').all()) await box.check();
  const pdf = await download(page, 'Hand it over');
  await shown(page, /^Handed over. The release stands/);
  expect(pdf.text).toContain('She sat with [blacked out] at [blacked out]; [blacked out] was late again.');
  expect(pdf.text).not.toMatch(/Amaru|Quispe/i);
  expect(pdf.bookmarks.at(-1)).toBe('To whoever receives data about a student');
  const rows = await world.rows("SELECT basis, outcome FROM disclosure WHERE party = 'Lakeside Middle School'");
  expect(rows).toEqual([['R94', 'released']]);
  await narrowAndWide(page);
  expect(page.url()).not.toMatch(/204417|kiri/i);
}, 240_000);

/** Blacks out every place that nobody has decided on. */
async function blackRest(page: Page): Promise<void> {
  const done = page.getByText('Everybody who was found is decided on.');
  const black = page.getByRole('button', { name: 'Black out', exact: true });
  await done.or(black).first().waitFor();
  while (!(await done.isVisible())) {
    const before = await page.getByText(/^\d+ of \d+ decided$/).textContent();
    await black.click();
    await page.getByText(before ?? '', { exact: true }).waitFor({ state: 'detached' });
  }
}

it('R106, R181: a parent’s copy stands in the Record of Inspection and in no log', async () => {
  const page = await atConsole(browser.context, world, 'anwosu');
  await openSection(page, 'Disclosure');
  await press(page, "A student's record…");
  await choose(page, 'Student', 'Kiri');
  await page.getByRole('dialog').getByRole('button', { name: 'Go on' }).click();
  await press(page, 'Copy of the record…');
  await at(page, 'Who and why');
  const before = await world.rows('SELECT count(*) FROM disclosure');
  await askedBy(page, 'Dana Baptiste', 'Parent or guardian', /^The parent or the student/);
  await press(page, 'Save and go on');
  await at(page, 'What');
  for (const box of await page.getByRole('group', { name: 'Parts of the record' }).getByRole('checkbox').all())
    await box.uncheck();
  await tick(page, 'Name, birth date, school');
  await pick(page, 'Spanish');
  await press(page, 'Put the copy together');
  await press(page, 'Go on');
  await shown(page, 'No other student of the roster is named in it.');
  await press(page, 'Go on');
  await shown(page, 'No second person is needed');
  await press(page, 'Go on');
  await at(page, 'Hand over');
  await pick(page, 'Government ID or badge seen');
  const pdf = await download(page, 'Hand it over');
  await shown(page, /^Handed over. It stands in the Record of Inspection/);
  expect(pdf.lang).toBe('es');
  expect(pdf.text).toContain('para Dana Baptiste');
  expect(pdf.text).not.toContain('A quien recibe datos');
  expect(await world.rows('SELECT count(*) FROM disclosure')).toEqual(before);
  expect(await world.rows('SELECT count(*) FROM inspection WHERE sha256 IS NOT NULL')).toEqual([[1]]);
  await narrowAndWide(page);
}, 180_000);

it('R83, R84: under a written consent, which says to whom and what, and keeps what was given', async () => {
  const { endsOn: _, ...signed } = GENERAL;
  await act('anwosu', 'consent.record', {
    consentId: v7(),
    filled: { ...signed, records: ['contact', 'attendance'], use: 'once' },
  });
  let page = await atConsole(browser.context, world, 'anwosu');
  await beginCopy(page);
  await page.getByLabel('In what capacity').selectOption({ label: 'Anybody else' });
  await page.getByRole('radio', { name: /^Written consent/ }).check();
  await page.getByRole('radio', { name: /^Dr. Amsel/ }).waitFor();
  await press(page, 'Save and go on');
  await page
    .getByRole('alert')
    .getByText(/Choose the consent/)
    .first()
    .waitFor();
  await narrowAndWide(page);
  await page.getByRole('radio', { name: /^Dr. Amsel/ }).check();
  expect(await page.getByLabel('Who asks or receives').inputValue()).toBe('Dr. Amsel, Lakeside Clinic');
  // Nothing beyond what was signed (R84).
  await tick(page, 'Health');
  await press(page, 'Save and go on');
  await page
    .getByRole('alert')
    .getByText(/does not name these records/)
    .first()
    .waitFor();
  await page.getByRole('checkbox', { name: 'Health' }).uncheck();
  await press(page, 'Save and go on');
  await at(page, 'What');
  await press(page, 'Put the copy together');
  await press(page, 'Go on');
  await shown(page, 'No other student of the roster is named in it.');
  await press(page, 'Go on');
  await press(page, 'Send for review');
  await shown(page, 'Waits for a second person');
  await leave(page);

  page = await atConsole(browser.context, world, 'mhaskins');
  await openSection(page, 'Copies');
  await page.getByRole('button', { name: /^Kiri .*Open$/ }).click();
  await press(page, 'Approve');
  await at(page, 'Hand over');
  await leave(page);

  page = await atConsole(browser.context, world, 'anwosu');
  const before = await world.rows('SELECT count(*) FROM disclosure');
  await openSection(page, 'Copies');
  await page.getByRole('button', { name: /^Kiri .*Open$/ }).click();
  await at(page, 'Hand over');
  await pick(page, 'Known in person');
  await tick(page, /^The receiver was told/);
  const pdf = await download(page, 'Hand it over');
  await shown(page, /^Handed over. It stands with the consent/);
  expect(pdf.text).toContain('for Dr. Amsel, Lakeside Clinic');
  expect(await world.rows('SELECT count(*) FROM disclosure')).toEqual(before);
  expect(await world.rows('SELECT count(*) FROM consent_use')).toEqual([[1]]);
  await narrowAndWide(page);
}, 240_000);
