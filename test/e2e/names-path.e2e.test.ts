/** The whole way of a name update in a real browser, by the people who take part in it (R193 to R206). */
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, it } from 'vitest';
import { beside, KIRI, shows } from './acts.ts';
import { type Browser, startBrowser } from './browser.ts';
import { atConsole, choose, leave, openSection } from './console.ts';
import {
  enter,
  fillInTheRest,
  flagged,
  namesPart,
  openNames,
  PATIENCE_MS,
  pick,
  press,
  shown,
  toStep,
  unflagged,
} from './names-acts.ts';
import { panelIsSound } from './soundness.ts';
import { startWorld, type World } from './world.ts';

const today = new Date().toISOString().slice(0, 10);
const IN_USE = 'Kit Baptiste-Nguyen · They/Them/Their';
/** What is new comes with the next pull. */
const NEWS_MS = 60_000;
let world: World;
let browsers: Browser[];

beforeEach(async () => {
  world = await startWorld({ originalNames: false });
  browsers = [];
});
afterEach(async () => {
  for (const browser of browsers) await browser.close();
  await world.end();
});

async function browse(): Promise<Browser> {
  const browser = await startBrowser(world);
  browsers.push(browser);
  return browser;
}

/** Kiri's page with the panel, in a browser of somebody's own. */
async function besideKiri(username: string): Promise<Page> {
  const page = await beside((await browse()).context, world, username, KIRI, true);
  page.setDefaultTimeout(PATIENCE_MS);
  return page;
}

/** The console's section on names, for as long as somebody works in it. */
async function inConsole(context: Browser['context'], username: string, work: (page: Page) => Promise<void>) {
  const page = await atConsole(context, world, username);
  page.setDefaultTimeout(PATIENCE_MS);
  await openSection(page, 'Names and pronouns');
  await work(page);
  await leave(page);
}

it('R193 to R206: form, consent, approval, tasks and flag; a later update is denied, and the first withdrawn', async () => {
  const office = (await browse()).context;
  await inConsole(office, 'anwosu', async (page) => {
    await namesPart(page, 'Policy');
    await pick(page, 'What the district allows', /^Allowed, once a parent's signed state form/);
    await page.getByLabel('Where it is decided').fill('Board decision 12');
    await page.getByLabel('Confirmed by counsel').fill('R. Amsel');
    await page.getByLabel('Confirmed on').fill(today);
    await pick(page, 'Letters to the home', 'Legal name only');
    await press(page, 'Save the policy');
    await shown(page, 'The policy is saved.');
  });

  const workers = await besideKiri('rortiz');
  const panel = await openNames(workers, 'Kiri');
  await press(panel, 'New update');
  await panel.getByLabel('Updated first name').fill('Kit');
  await fillInTheRest(panel);
  await press(panel, 'Save');
  await panel.getByText('Saved: Student Record Update Form.').waitFor();
  for (const who of ['A parent or guardian', 'The student']) {
    await press(panel, 'Signed');
    await pick(panel, 'Whose signature', who);
    await pick(panel, 'How', 'On paper');
    await panel.getByLabel('Printed name').fill('Dana Baptiste');
    await panel.getByLabel('Where the paper lies').fill('Main office, file 12');
    await press(panel, 'Save');
    await panel.getByText('Saved: Signed.').waitFor();
  }
  // R203 is met, the district's policy is not: nobody can approve.
  await inConsole(office, 'mhaskins', async (page) => {
    await page.getByRole('button', { name: new RegExp(KIRI) }).click();
    await toStep(page, 'Approved (something is missing)');
  });
  await press(panel, "The state's consent form is on file");
  await panel.getByLabel('Printed name').fill('Dana Baptiste');
  await panel.getByLabel('Where the paper lies').fill('Main office, file 12');
  await press(panel, 'Save');
  await panel.getByText("Saved: The state's consent form is on file.").waitFor();

  // A teacher of the student has the page open meanwhile; so has one of the same building who doesn't teach them.
  const teachers = await besideKiri('jmwangi');
  await shows(teachers, 'Kiri Baptiste-Nguyen');
  await unflagged(teachers);
  await inConsole(office, 'mhaskins', async (page) => {
    await page.getByRole('button', { name: new RegExp(KIRI) }).click();
    await toStep(page, 'Approved');
    await page.getByLabel('Printed name').fill('Marcus Haskins');
    await enter(page, 'Approved');
  });
  await flagged(teachers, IN_USE, NEWS_MS);
  await shows(teachers, 'Kit Baptiste-Nguyen');
  await panel.getByText('Original name', { exact: true }).waitFor({ timeout: NEWS_MS });
  await inConsole(office, 'lgagnon', async (page) => {
    await page.getByRole('button', { name: new RegExp(KIRI) }).click();
    await enter(page, 'Sent to the records office');
    await enter(page, 'Flag and pronouns added');
    await page.getByLabel('Where the paper lies').fill('Cumulative file, drawer 3');
    await enter(page, 'Original in the cumulative file');
    await shown(page, 'Nothing is left to do');
  });
  const unrelated = await besideKiri(await teacherElsewhere());
  await unflagged(unrelated);

  await inConsole(office, 'mhaskins', async (page) => {
    await namesPart(page, 'One student');
    await choose(page, 'Student', KIRI);
    await press(page, 'Enter an update');
    await page.getByLabel('Updated first name').fill('Wren');
    await fillInTheRest(page);
    await press(page, 'Save the form');
    await shown(page, 'The form is entered. Its signatures come next.');
    await toStep(page, 'Denied');
    await pick(page, 'Ground', 'Safety');
    await page.getByLabel('Reasons', { exact: true }).fill('A protective order names the student.');
    await page.getByRole('checkbox', { name: 'Told in writing, with the reasons' }).check();
    await enter(page, 'Denied');
  });
  await panel.getByRole('heading', { name: /^Denied/ }).waitFor({ timeout: NEWS_MS });
  await panel.getByText(/^Denied, /).click();
  await panel.getByText('A protective order names the student.').waitFor();
  await panelIsSound(workers, 'a denied update');
  await flagged(teachers, IN_USE);

  await panel.getByText('More steps').click();
  await press(panel, 'Withdrawn');
  await pick(panel, 'Whose signature', 'The student');
  await panel.getByLabel('Printed name').fill('Kit Baptiste-Nguyen');
  await press(panel, 'Save');
  await panel.getByText('Saved: Withdrawn.').waitFor();
  await shows(teachers, 'Kiri Baptiste-Nguyen', NEWS_MS);
  await unflagged(teachers);
}, 600_000);

/** Somebody who teaches at the student's school, and never this student. */
async function teacherElsewhere(): Promise<string> {
  const [found] = await world.rows(
    `SELECT s.username FROM staff s JOIN role_fact f ON f.staff_id = s.id AND f.role = 'teacher' AND f.until IS NULL
     WHERE f.building_id = (SELECT building_id FROM student WHERE sis_id = '${KIRI}')
       AND s.id NOT IN (SELECT staff_id FROM relation WHERE student_id = (SELECT id FROM student WHERE sis_id = '${KIRI}'))
     ORDER BY s.username LIMIT 1`,
  );
  return String(found?.[0]);
}
