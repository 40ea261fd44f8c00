/** What is typed in the console and not sent: it outlives the page, for its author alone. */
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { DEMO_PASSWORD } from '../demo/seed.ts';
import { AMARU as AMARU_ID } from './acts.ts';
import { type Browser, startBrowser, until } from './browser.ts';
import { opensCase } from './case-acts.ts';
import { atConsole, leave } from './console.ts';
import { sound } from './soundness.ts';
import { startWorld, type World } from './world.ts';

const TEXT = 'Canary recommendation, half wri';
const HOUR = 3_600_000;

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

/** Everything that the console keeps in this browser, names and values. */
const stored = (page: Page) => page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
const sealedTexts = async (page: Page) => (await stored(page)).split('facesheet written ').length - 1;
const goal = (page: Page) => page.getByRole('textbox', { name: /^What is to be reached/ });
const AMARU = /Amaru/;

async function writesGoal(page: Page): Promise<void> {
  await opensCase(page, 'Caseload', 'My cases', 'Amaru');
  await page.getByLabel('Step', { exact: true }).selectOption('goal');
  await goal(page).fill(TEXT);
  await until(async () => (await sealedTexts(page)) === 1, 'the sealed text');
}

async function comesBack(page: Page): Promise<void> {
  await page.getByLabel('User name').fill('rortiz');
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** The case is closed meanwhile, by the same door as the panel's. */
async function closesCase(): Promise<void> {
  const send = async (path: string, body: object, token = '') => {
    const headers = { 'content-type': 'application/json', ...(token !== '' && { authorization: `Bearer ${token}` }) };
    const answer = await fetch(`${world.url}/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await answer.json()) as { token: string; answers: { outcome: string }[] };
  };
  const { token } = await send('session', { username: 'rortiz', password: DEMO_PASSWORD });
  const [row] = await world.rows(
    `SELECT student_id, f.id FROM case_file f JOIN student s ON s.id = student_id WHERE sis_id = '${AMARU_ID}'`,
  );
  const steps = [
    { kind: 'summary', filled: { summary: 'What was done.' } },
    { kind: 'discontinued', filled: { reason: 'withdrawn', evidence: 'Moved.' } },
  ];
  for (const step of steps) {
    const body = { studentId: String(row?.[0]), caseId: String(row?.[1]), form: { ...step, day: inject('asOf') } };
    const op = { opId: world.store.runtime.id(), kind: 'case.step', body };
    expect((await send('ops', { ops: [op] }, token)).answers).toMatchObject([{ outcome: 'applied' }]);
  }
}

/** The case is opened again, and its form goes on where it was left. */
async function goesOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: AMARU }).click();
  await goal(page).waitFor();
  expect(await goal(page).inputValue()).toBe(TEXT);
}

it('is there after a reload and a new sign-in, and lies in the browser sealed', async () => {
  const page = await atConsole(browser.context, world, 'rortiz');
  await writesGoal(page);
  expect(await stored(page)).not.toMatch(/Canary|Amaru|Quispe|201938|goal|case-step/);
  world.passTime(13 * HOUR);
  await page.reload();
  await comesBack(page);
  await goesOn(page);
  await goal(page).fill('');
  await until(async () => (await sealedTexts(page)) === 0, 'nothing kept');
});

it('is shown to nobody else who signs in there, and not lost to its author', async () => {
  const page = await atConsole(browser.context, world, 'rortiz');
  await writesGoal(page);
  await leave(page);
  const other = await atConsole(browser.context, world, 'anwosu');
  expect(await sealedTexts(other)).toBe(1);
  expect(await stored(other)).not.toContain('Canary');
  await leave(other);
  const again = await atConsole(browser.context, world, 'rortiz');
  await opensCase(again, 'Caseload', 'My cases', 'Amaru');
  await goal(again).waitFor();
  expect(await goal(again).inputValue()).toBe(TEXT);
});

it('asks before a page is left whose text could not be put away, and says that there is no room', async () => {
  const page = await atConsole(browser.context, world, 'rortiz');
  await opensCase(page, 'Caseload', 'My cases', 'Amaru');
  await page.getByLabel('Step', { exact: true }).selectOption('goal');
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('No room.', 'QuotaExceededError');
    };
  });
  await goal(page).fill(TEXT);
  await page.getByText('This computer can keep no more text').waitFor();
  const asked = page.waitForEvent('dialog');
  const going = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await going;
  expect(await goal(page).inputValue()).toBe(TEXT);
});

it('stands there for its author to copy or discard where the case has moved on', async () => {
  const page = await atConsole(browser.context, world, 'rortiz');
  await writesGoal(page);
  await closesCase();
  await page.reload();
  await opensCase(page, 'Caseload', 'Closed', 'Amaru');
  await page.getByText('Not sent: Goal').waitFor();
  await page.getByText(TEXT).waitFor();
  await sound(page);
  await page.getByRole('button', { name: 'Discard what you wrote: Goal' }).click();
  await page.getByRole('button', { name: 'Discard', exact: true }).click();
  await page.getByText(TEXT).waitFor({ state: 'hidden' });
  await until(async () => (await sealedTexts(page)) === 0, 'nothing kept');
});
