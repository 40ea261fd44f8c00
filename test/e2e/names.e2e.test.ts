/** Names and pronouns in a real browser (R193 to R206): the form, what follows it, and the flag beside the SIS's own name. */
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { APPROVAL, FORM, PARENT_SIGNED, saying, STUDENT_SIGNED } from '../../shared/areas/names/testing/updates.ts';
import { USE_NOTICE } from '../../shared/wire/session.ts';
import { DEMO_PASSWORD } from '../demo/seed.ts';
import { beside, KIRI, shows } from './acts.ts';
import { type Browser, startBrowser } from './browser.ts';
import { atConsole, openSection } from './console.ts';
import { fillInTheRest, flagged, openNames, unflagged } from './names-acts.ts';
import { panelIsSound, sound } from './soundness.ts';
import { startWorld, type World } from './world.ts';

const today = new Date().toISOString().slice(0, 10);
const IN_USE = 'Kit Baptiste-Nguyen · They/Them/Their';
let world: World;
let browser: Browser;

beforeEach(async () => {
  world = await startWorld({ originalNames: false });
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
  const { answers } = await post('ops', { ops: [{ opId: v7(), kind, body }] }, token);
  expect(answers, kind).toMatchObject([{ outcome: 'applied' }]);
}

const kiri = async () => String((await world.rows(`SELECT id FROM student WHERE sis_id = '${KIRI}'`))[0]?.[0]);
const allowed = () => act('anwosu', 'names.edit', { rev: 0, policy: saying('allowed', today) });
const updates = async () => (await world.rows('SELECT state FROM name_update')).flat();

async function step(username: string, updateId: string, kind: string, filled: object): Promise<void> {
  const form = { kind, day: today, filled };
  await act(username, 'name.step', { studentId: await kiri(), updateId, stepId: v7(), form });
}

/** An update as it stands once it is asked for, signed and approved. */
async function approved(): Promise<string> {
  await allowed();
  const updateId = v7();
  await act('rortiz', 'name.ask', { studentId: await kiri(), updateId, day: today, filled: FORM });
  for (const one of [PARENT_SIGNED, STUDENT_SIGNED]) await step('rortiz', updateId, 'signed', one);
  await step('mhaskins', updateId, 'approved', APPROVAL);
  return updateId;
}

it('R193 to R203: the form is filled in beside the record, signed, and waits for the principal', async () => {
  await allowed();
  const page = await beside(browser.context, world, 'rortiz', KIRI, true);
  const panel = await openNames(page, 'Kiri');
  await panel.getByText('No update was asked for.').waitFor();
  await panelIsSound(page, 'no update');
  await panel.getByRole('button', { name: 'New update' }).click();
  await panel.getByRole('heading', { name: 'Student Record Update Form' }).waitFor();
  expect(await panel.getByLabel('Current first name').inputValue()).toBe('Kiri');
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await panel.getByText(/^Updated first name:/).waitFor();
  await panelIsSound(page, 'a form with faults');
  await panel.getByLabel('Updated first name').fill('Kit');
  await panel.getByLabel('Updated last name').fill('Baptiste');
  // R201: another last name asks for what shows it.
  await panel.getByLabel('Where the copy lies').waitFor();
  await panel.getByLabel('Updated last name').fill('Baptiste-Nguyen');
  await panel.getByLabel('Where the copy lies').waitFor({ state: 'detached' });
  // What is typed stays, wherever its author goes meanwhile.
  await panel.getByText(/^Draft kept/).waitFor();
  await page.reload();
  const again = await openNames(page, 'Kiri');
  await again.getByRole('button', { name: 'Go on: Update asked for' }).click();
  expect(await again.getByLabel('Updated first name').inputValue()).toBe('Kit');
  await fillInTheRest(again);
  await again.getByRole('button', { name: 'Save', exact: true }).click();
  await again.getByText('Saved: Student Record Update Form.').waitFor();
  await again.getByText('A parent or guardian has not signed.').waitFor();
  await panelIsSound(page, 'an update that waits');
  await again.getByRole('button', { name: 'Signed', exact: true }).click();
  await again.getByLabel('A parent or guardian').check();
  await again.getByLabel('On paper').check();
  await again.getByLabel('Printed name').fill('Dana Baptiste');
  await again.getByLabel('Where the paper lies').fill('Main office, file 12');
  await panelIsSound(page, 'a signature');
  await again.getByRole('button', { name: 'Save', exact: true }).click();
  await again.getByText('The student has not been asked to sign.').waitFor();
  expect(await updates()).toEqual(['asked']);
  const host = await page.evaluate(() => [location.href, document.title, document.documentElement.outerHTML].join());
  for (const word of ['Kit ', 'They/Them', 'Dana Baptiste,']) expect(host).not.toContain(word);
}, 240_000);

it('R204: staff who work with the student see the name in use beside the SIS’s own, and nobody else does', async () => {
  const updateId = await approved();
  const page = await beside(browser.context, world, 'jmwangi', KIRI, true);
  const panel = await shows(page, 'Kit Baptiste-Nguyen');
  await panel.getByText('Name in use · They/Them/Their').waitFor();
  await panelIsSound(page, 'the flag on the cover');
  await flagged(page, IN_USE);
  // The page can't read it: not in its own text, nor through the element that holds the frame.
  const seen = await page.evaluate(() => [document.documentElement.outerHTML, document.body.innerText].join());
  expect(await page.evaluate(() => document.querySelector('facesheet-flag')?.shadowRoot)).toBeNull();
  for (const word of ['Kit', 'They']) expect(seen).not.toContain(word);
  const room = () =>
    page.evaluate(() => JSON.stringify(document.querySelector('facesheet-flag')?.getBoundingClientRect().toJSON()));
  const before = await room();
  await page.goto(`${world.sisUrl}/auto?user=jmwangi&student=${KIRI}&next=/plain`);
  await flagged(page, IN_USE);

  // Taken back, it is gone, and the page can measure no difference.
  await step('rortiz', updateId, 'withdrawn', { who: 'parent', signer: 'Dana Baptiste' });
  await page.reload();
  await shows(page, 'Kiri Baptiste-Nguyen');
  await unflagged(page);
  expect(await room()).toBe(before);
}, 240_000);

it('R204: one’s own work names a student as they are called, with the SIS’s name beside it to find them by', async () => {
  await approved();
  const contact = { kind: 'phone', party: 'parent', withName: '', outcome: 'reached', note: 'Called.' };
  const followUp = { dueOn: today, what: 'Ask about the bus' };
  const form = { ...contact, happenedAt: Date.now() - 1000, followUp };
  await act('jmwangi', 'contact.add', { studentId: await kiri(), form });
  const page = await beside(browser.context, world, 'jmwangi', KIRI, true);
  const panel = await shows(page, 'Kit Baptiste-Nguyen');
  await panel.getByRole('button', { name: /^Signed in as/ }).click();
  await panel.getByRole('button', { name: 'My work' }).first().click();
  const named = `Kit Baptiste-Nguyen in the school's system: Kiri Baptiste-Nguyen ${KIRI}`;
  await panel.getByRole('heading', { name: named }).waitFor();
  await panelIsSound(page, 'work of a student with a name in use');

  const consolePage = await atConsole(browser.context, world, 'jmwangi');
  await openSection(consolePage, 'My access');
  const used = consolePage.getByRole('cell', { name: named }).first();
  await used.waitFor();
  await sound(consolePage);
  await consolePage.setViewportSize({ width: 320, height: 700 });
  await used.waitFor();
  await sound(consolePage);
}, 240_000);

it('R204: the principal, who opens the record by right, sees no flag', async () => {
  await approved();
  const page = await beside(browser.context, world, 'mhaskins', KIRI, true);
  const panel = await shows(page, 'Kiri Baptiste-Nguyen');
  await unflagged(page);
  expect(await panel.getByText('Name in use').count()).toBe(0);
}, 180_000);
