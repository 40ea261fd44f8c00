/** Requests about the record with their clocks (R167 to R221), kept by the records manager in a real browser. */
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dayAfter } from '../../shared/clocks/day-after.ts';
import { calendarDay } from '../../shared/ui/dates.ts';
import { type Browser, startBrowser } from './browser.ts';
import { atConsole, choose, openSection } from './console.ts';
import { sound } from './soundness.ts';
import { startWorld, type World } from './world.ts';

const DAY_MS = 86_400_000;
const today = new Date().toISOString().slice(0, 10);
const word = (day: string) => calendarDay(day, 'en');

let world: World;
let browser: Browser;

beforeEach(async () => {
  world = await startWorld();
  // The demo's own requests are taken away: a test begins with none.
  await world.store.tend(async ({ db, tables: t }) => {
    await db.delete(t.requestStep);
    await db.delete(t.request);
  });
  browser = await startBrowser(world);
});
afterEach(async () => {
  await browser.close();
  await world.end();
});

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const tick = (page: Page, name: string | RegExp) => page.getByRole('checkbox', { name }).check();
const pick = (page: Page, name: string | RegExp) => page.getByRole('radio', { name, exact: true }).check();

/** What stands on the page, and not on the paper beside it. */
const shown = (page: Page, text: string | RegExp, how: { exact?: boolean } = {}) =>
  page.locator('#work').getByText(text, how);

/** The form of a new request of a kind about Kiri. */
async function beginNew(page: Page, kind: RegExp): Promise<void> {
  await press(page, 'New request');
  await choose(page, 'Student', 'Kiri');
  const kinds = page.getByLabel('What is asked for');
  const title = await kinds.getByRole('option', { name: kind }).textContent();
  await kinds.selectOption({ label: title ?? '' });
  await page.getByRole('button', { name: 'Save' }).waitFor();
}

async function enterNew(page: Page): Promise<void> {
  await press(page, 'Save');
  await shown(page, /^The request is entered:/).waitFor();
  await page.getByRole('heading', { name: 'Steps so far, newest first' }).waitFor();
}

/** Enters the step whose form stands open. */
async function enter(page: Page, title: string): Promise<void> {
  // One more than before: a step may be taken twice, and the words of the first are there already.
  const entered = page.locator('ol').getByText(title, { exact: true });
  const before = await entered.count();
  await press(page, 'Save');
  await shown(page, `Entered: ${title}.`).waitFor();
  await entered.nth(before).waitFor();
}

async function take(page: Page, title: string): Promise<void> {
  await page.getByLabel('Step', { exact: true }).selectOption({ label: title });
}

/** So many days later: the session is over by then. */
async function later(page: Page, days: number): Promise<Page> {
  world.passTime(days * DAY_MS);
  await page.close();
  const next = await atConsole(browser.context, world, 'anwosu');
  await openSection(next, 'Requests');
  return next;
}

async function openRow(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByRole('heading', { name: 'Steps so far, newest first' }).waitFor();
}

async function narrowAndWide(page: Page): Promise<void> {
  await sound(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await sound(page);
  await page.setViewportSize({ width: 1366, height: 860 });
}

it('R167 to R181: an inspection is given more time in sight of its first day, shown, copied for a lawful fee, and answered', async () => {
  let page = await atConsole(browser.context, world, 'anwosu');
  await openSection(page, 'Requests');
  await shown(page, 'No open request').waitFor();
  await narrowAndWide(page);
  await beginNew(page, /^To see the record/);
  await press(page, 'Save');
  await page
    .getByRole('alert')
    .getByText(/^Who asks:/)
    .waitFor();
  await narrowAndWide(page);
  await page.getByLabel('Who asks').fill('Dana Baptiste');
  await pick(page, 'Parent of a student under 18');
  await pick(page, 'Known in person');
  await tick(page, 'Attendance');
  await pick(page, 'See them and have copies');
  // What is typed is there again after the pane was closed.
  await press(page, 'Close');
  await press(page, 'New request');
  expect(await page.getByLabel('Who asks').inputValue()).toBe('Dana Baptiste');
  expect(await page.getByLabel('Day', { exact: true }).inputValue()).toBe(today);
  await enterNew(page);
  await shown(page, 'How it is counted: 10 business days from', { exact: false }).waitFor();
  const [clock = ''] = await page
    .getByRole('listitem')
    .getByText(/days left, due/)
    .allTextContents();
  const due = clock.replace(/^.*due /, '');
  await narrowAndWide(page);

  await take(page, 'More time, with a reason');
  await pick(page, 'Inspection answered');
  await page.getByLabel('New day').fill(dayAfter(today, 40));
  await page.getByLabel('Why').fill('The file is at the archive.');
  await enter(page, 'More time, with a reason');
  await shown(page, `Before more time was given: due ${due}`, { exact: true }).waitFor();
  await shown(page, `40 days left, due ${word(dayAfter(today, 40))}`)
    .last()
    .waitFor();
  await sound(page);

  page = await later(page, 38);
  await shown(page, 'Due in the next 7 days: 1').waitFor();
  await narrowAndWide(page);
  await openRow(page, /^To see the record.*Kiri/);
  await take(page, 'Copies handed over');
  await tick(page, 'Attendance');
  await page.getByLabel('Pages').fill('10');
  await shown(page, 'At most $2.50 for 10 pages.').waitFor();
  await page.getByLabel('Fee in dollars').fill('4');
  await tick(page, /^Whatever is about other students/);
  await press(page, 'Save');
  await shown(page, 'Up to 100 pages at most 25 cents a page.').first().waitFor();
  await sound(page);
  await page.getByLabel('Fee in dollars').fill('2.50');
  await enter(page, 'Copies handed over');
  await shown(page, /^done .*, was due/)
    .first()
    .waitFor();
  await take(page, 'Request answered');
  await shown(page, 'The request is closed with it.').waitFor();
  await enter(page, 'Request answered');
  await shown(page, 'Closed', { exact: true }).last().waitFor();
  await sound(page);
  expect(await page.getByRole('option', { name: 'Step entered by mistake' }).count()).toBe(1);
  // What the trail knows nothing of does not come out of the browser's own print either.
  expect(await page.locator('.paper').count()).toBe(0);
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await press(page, 'Print');
  await expect.poll(() => world.rows("SELECT 1 FROM audit WHERE action = 'paper.print'")).toHaveLength(1);
  await page.emulateMedia({ media: 'print' });
  await page.getByRole('heading', { level: 1, name: /^Request about the record: Kiri/ }).waitFor();
  await page.emulateMedia({ media: null });
  await press(page, 'Close');
  await shown(page, 'No open request').waitFor();
  await page.getByRole('button', { name: 'Closed', exact: true }).click();
  await page.getByRole('button', { name: /^To see the record.*Kiri/ }).waitFor();
  await narrowAndWide(page);
  expect(page.url()).toMatch(/#\/requests\/closed$/);
  // A parent's own inspection is not in the log (34 CFR 99.32(d)).
  expect(await world.rows("SELECT count(*) FROM disclosure WHERE party = 'Dana Baptiste'")).toEqual([[0]]);
}, 180_000);

/** A juvenile justice request of today, up to the certified letter that was received today. */
async function untilLetter(page: Page): Promise<void> {
  await beginNew(page, /^Juvenile justice/);
  await page.getByLabel('Name and agency').fill('Officer Lindqvist, Harbor County');
  await pick(page, 'Signed or sealed papers');
  await pick(page, 'Delinquency investigation or prosecution');
  await page.getByLabel(/^Why existence data/).fill('To choose a diversion program');
  await page
    .getByRole('group', { name: /^Marked on the form/ })
    .getByRole('checkbox')
    .first()
    .check();
  await tick(page, /^Certified:/);
  await enterNew(page);
  await shown(page, 'This enters the release in the disclosure log.').waitFor();
  await tick(page, /^The receiver was told/);
  await enter(page, 'Part a given: name, schedule, parents');
  await shown(page, 'In the disclosure log', { exact: true }).waitFor();
  await page.getByLabel('Number of the certified letter').fill('7018 0040 0000 1234');
  await enter(page, 'Parent told by certified mail');
  await enter(page, 'Parent received the letter');
  await shown(page, 'Juvenile justice: parent may object', { exact: true }).last().waitFor();
}

it('R186 to R192: without an objection part b is answered only when 14 days are over, and the log has both parts', async () => {
  let page = await atConsole(browser.context, world, 'anwosu');
  await openSection(page, 'Requests');
  await untilLetter(page);
  await narrowAndWide(page);
  await tick(page, /^The receiver was told/);
  await press(page, 'Save');
  await shown(page, /^The parent may still object on this day/)
    .first()
    .waitFor();
  await sound(page);
  page = await later(page, 15);
  await openRow(page, /^Juvenile justice.*Kiri/);
  await shown(page, /^over since/)
    .first()
    .waitFor();
  // What was begun stands there as it was left, its day too.
  expect(await page.getByRole('checkbox', { name: /^The receiver was told/ }).isChecked()).toBe(true);
  expect(await page.getByLabel('Day', { exact: true }).inputValue()).toBe(today);
  await page.getByLabel('Day', { exact: true }).fill(dayAfter(today, 15));
  await shown(page, 'The request is closed with it.').waitFor();
  await enter(page, 'Part b answered: yes or no alone');
  await narrowAndWide(page);
  expect(await shown(page, /\d days? late/).count()).toBe(0);
  expect(await world.rows("SELECT outcome, basis FROM disclosure WHERE party LIKE 'Officer%' ORDER BY basis")).toEqual([
    ['released', 'R109-a'],
    ['released', 'R109-b'],
  ]);
}, 180_000);

it('R190: an objection stops the clocks; the requester is told, and the log holds the denied request', async () => {
  const page = await atConsole(browser.context, world, 'anwosu');
  await openSection(page, 'Requests');
  await untilLetter(page);
  await take(page, 'Parent objected');
  await page.getByLabel('What the parent wrote').fill('We do not want this shared.');
  await enter(page, 'Parent objected');
  expect(await shown(page, 'stopped by the objection').count()).toBe(2);
  expect(await page.getByRole('option', { name: /^Part b answered/ }).count()).toBe(0);
  await shown(page, 'This enters the denied request in the disclosure log.').waitFor();
  await page.getByLabel('How').fill('By letter');
  await enter(page, 'Requester told of the objection');
  await narrowAndWide(page);
  expect(await world.rows("SELECT outcome FROM disclosure WHERE basis = 'R109-b' AND party LIKE 'Officer%'")).toEqual([
    ['denied'],
  ]);
}, 120_000);

it('R207 to R213: an amendment is refused, heard, and a statement is placed; a step entered by mistake stays struck', async () => {
  const page = await atConsole(browser.context, world, 'anwosu');
  await openSection(page, 'Requests');
  await beginNew(page, /^To correct the record/);
  await page.getByLabel('Who asks').fill('Dana Baptiste');
  await page.getByLabel('Which item').fill('Attendance of October');
  await page.getByLabel('Why it is wrong').fill('Kiri was on a school trip.');
  await page.getByLabel('What it should say').fill('Excused');
  await tick(page, /^The request is signed/);
  await enterNew(page);
  await take(page, 'Statement of disagreement placed – not yet');
  await shown(page, 'First: Decided after the hearing').waitFor();
  await sound(page);
  await take(page, 'Decided');
  await pick(page, 'Refused');
  await page.getByLabel('Reasons').fill('The trip is not on the list.');
  await tick(page, /^Told in writing/);
  await enter(page, 'Decided');
  await take(page, 'Hearing asked for');
  await pick(page, 'A hearing officer');
  await enter(page, 'Hearing asked for');
  for (const on of [20, 0]) {
    await take(page, 'Hearing set');
    await page.getByLabel('Day of the hearing').fill(dayAfter(today, on));
    await page.getByLabel('Time and place').fill('10:00, room 4');
    await page.getByRole('textbox', { name: 'Who holds it' }).fill('A. Ferrer');
    await tick(page, /^Who holds it has no/);
    await enter(page, 'Hearing set');
  }
  await take(page, 'Step entered by mistake');
  await page
    .getByRole('radio', { name: /^Hearing set/ })
    .last()
    .check();
  await page.getByLabel('What was wrong').fill('The wrong day.');
  await press(page, 'Save');
  await shown(page, /^Entered by mistake, says/).waitFor();
  await narrowAndWide(page);
  await take(page, 'Decided after the hearing');
  await pick(page, 'Refused');
  await page.getByLabel(/^Summary of the evidence/).fill('The trip was on another day.');
  await enter(page, 'Decided after the hearing');
  await take(page, 'Statement of disagreement placed');
  await page.getByLabel('The statement, word for word').fill('Kiri was on the trip.');
  await page.getByLabel('Which part it is about').fill('Attendance of October');
  await enter(page, 'Statement of disagreement placed');
  await page.getByLabel('How it ended').fill('Refused, with a statement');
  await enter(page, 'Request closed');
  await sound(page);
  expect(page.url()).not.toMatch(/Kiri|204417/);
}, 180_000);
