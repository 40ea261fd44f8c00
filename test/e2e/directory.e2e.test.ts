/** Directory information and recruiters (34 CFR 99.37, 20 USC 7908), kept by the records manager in a real browser. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hexSha256 } from '../../server/audit/hex-sha256.ts';
import { dayAfter } from '../../shared/clocks/day-after.ts';
import { schoolYearOf } from '../../shared/clocks/school-year.ts';
import { type Browser, startBrowser } from './browser.ts';
import { atConsole, choose, openSection } from './console.ts';
import { sound } from './soundness.ts';
import { startWorld, type World } from './world.ts';

const DAY_MS = 86_400_000;
/** In the first weeks of July no notice of the school year can be old enough: then the server's clock runs ahead. */
const AHEAD = /-07-(0|1[0-9])/.test(new Date().toISOString()) ? 20 : 0;
const today = dayAfter(new Date().toISOString().slice(0, 10), AHEAD);

let world: World;
let browser: Browser;

beforeEach(async () => {
  world = await startWorld();
  if (AHEAD > 0) world.passTime(AHEAD * DAY_MS);
  browser = await startBrowser(world);
});
afterEach(async () => {
  await browser.close();
  await world.end();
});

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const tick = (page: Page, group: string, name: string) =>
  page.getByRole('group', { name: group }).getByRole('checkbox', { name, exact: true }).check();
const pick = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).check();
const view = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Parts of directory information' }).getByRole('button', { name }).click();
const said = (page: Page, text: string | RegExp) =>
  page.locator('#work').getByText(text).filter({ visible: true }).first().waitFor();

/** Says what the district designates, so that the time to refuse is over today. */
async function setPolicy(page: Page): Promise<void> {
  await view(page, 'Policy');
  await said(page, 'No policy yet: no list can be made');
  const opening = [dayAfter(today, -20), `${schoolYearOf(today).slice(0, 4)}-07-01`].toSorted().at(-1) ?? today;
  for (const item of ['Name', 'Grade level', 'School attended'])
    await tick(page, 'Designated as directory information', item);
  await page.getByLabel('Opening day of school').fill(opening);
  await page.getByLabel('Yearly date for refusing recruiters').fill(dayAfter(today, -1));
  await page.getByLabel('Last publication of the notice').fill(dayAfter(opening, 1));
  await press(page, 'Save');
  await page
    .getByRole('alert')
    .getByText(/The notice is published before the school year opens/)
    .waitFor();
  await page.getByLabel('Last publication of the notice').fill(dayAfter(today, -45));
  await press(page, 'Save');
  await said(page, 'The policy is saved.');
  await said(page, /^Families may refuse through/);
  // R130, R163: what the notice of the year has to say.
  await said(page, 'Directory information of the district: Name, Grade level, School attended.');
  await said(
    page,
    /^A parent, or a student who is 18 or older, may refuse the release of any or all of it, in writing/,
  );
  await said(page, /^Military and college recruiters who ask .* unless this is refused in writing by/);
  await sound(page);
}

interface Whom {
  readonly id: string;
  readonly name: string;
}

/** Three of grade 12 whose names nobody shares, and one who refuses nothing. */
async function seniors(): Promise<Whom[]> {
  const rows = await world.rows(
    `SELECT id, given_name || ' ' || family_name AS name FROM student WHERE active = 1 AND grade = '12'
     AND building_id IS NOT NULL AND given_name || ' ' || family_name IN
     (SELECT given_name || ' ' || family_name FROM student GROUP BY 1 HAVING count(*) = 1) ORDER BY id LIMIT 4`,
  );
  return rows.map(([id, name]) => ({ id: String(id), name: String(name) }));
}

/** Enters a refusal of a student, in the switches named. */
async function refuse(page: Page, { name }: Whom, switches: readonly string[]): Promise<void> {
  await choose(page, 'Student', name);
  await page.getByRole('heading', { name: 'Today' }).waitFor();
  await press(page, 'Enter a refusal');
  await page.getByLabel('First received on').fill(today);
  await pick(page, 'The principal');
  await page.getByLabel('Name of the parent or student who signs').fill('A parent');
  await pick(page, 'Parent');
  await page.getByRole('textbox', { name: 'Home address' }).fill('1 Elm Street');
  for (const one of switches) await tick(page, one, 'Everything');
  if (switches.length === 1) {
    const isPublic = switches[0] === 'Not for the public';
    await said(page, isPublic ? 'Recruiters are not refused' : 'The public is not refused');
  }
  await said(page, /hide the student's name, ID or e-mail in the student's own class/);
  await sound(page);
  await press(page, 'Save');
  await said(page, /^The refusal is kept/);
  await said(page, 'Holds');
}

/** The file of the list that stands first, as it was saved. */
async function saved(page: Page): Promise<string> {
  const coming = page.waitForEvent('download');
  await press(page, 'Save the file');
  const download = await coming;
  expect(download.suggestedFilename()).toBe('list-of-students.csv');
  return readFile(await download.path(), 'utf8');
}

it('R105, R130 to R134, R160 to R166: a list for recruiters leaves out who refused recruiters, and nobody else', async () => {
  const page = await atConsole(browser.context, world, 'anwosu');
  await openSection(page, 'Directory information');
  await sound(page);
  await setPolicy(page);

  await view(page, 'Refusals');
  const [recruiters, forPublic, both, none] = await seniors();
  if (!recruiters || !forPublic || !both || !none) throw new Error('The demo district has no seniors.');
  await refuse(page, recruiters, ['Not for recruiters']);
  await refuse(page, forPublic, ['Not for the public']);
  await page.setViewportSize({ width: 320, height: 800 });
  await refuse(page, both, ['Not for recruiters', 'Not for the public']);
  await page.setViewportSize({ width: 1366, height: 860 });

  await view(page, 'Lists');
  await press(page, 'Enter a request');
  await pick(page, 'Military recruiters');
  await page.getByText('The military is never charged.').waitFor();
  await page.getByLabel('Asked on').fill(today);
  await page.getByLabel('Who asks').fill('Sgt. Lee, Army recruiting');
  await page.getByLabel('What for').fill('Recruiting');
  await pick(page, 'Government ID or badge seen');
  await page.getByRole('checkbox', { name: /^The receiver was told/ }).check();
  await page.getByRole('checkbox', { name: /^They agreed/ }).check();
  await sound(page);
  await press(page, 'Save');
  await said(page, /^Due /);
  await press(page, 'Make the list');
  await page.getByRole('dialog').getByText('Each student on it gets an entry in the disclosure log.').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Make the list' }).click();
  await said(page, /^The list is made: \d+ students/);
  await said(page, /2 left out because their families refused/);
  await said(page, /^Not held here, so not in it: Home address, Home phone/i);
  await sound(page);

  const text = await saved(page);
  const kept = await page.locator('#work code').first().textContent();
  expect(kept).toBe(hexSha256(text));
  const fullNames = new Set(text.split('\r\n').map((row) => row.split(',').slice(0, 2).toReversed().join(' ')));
  expect([recruiters, forPublic, both, none].map(({ name }) => fullNames.has(name))).toEqual([
    false,
    true,
    false,
    true,
  ]);
  const log = async ({ id }: Whom) =>
    (await world.rows(`SELECT party, basis FROM disclosure WHERE student_id = '${id}' AND basis = 'R105'`)).flat();
  expect(await log(none)).toEqual(['Sgt. Lee, Army recruiting', 'R105']);
  expect(await log(forPublic)).toEqual(['Sgt. Lee, Army recruiting', 'R105']);
  expect([await log(recruiters), await log(both)]).toEqual([[], []]);
  const [[count]] = (await world.rows(`SELECT count(*) FROM disclosure WHERE basis = 'R105'`)) as [[number]];
  const [[listed]] = (await world.rows('SELECT listed FROM directory_list')) as [[number]];
  expect(count).toBe(listed);
}, 240_000);

it('R104, R137: a list for the public is not logged, and is not given again once somebody refuses', async () => {
  const page = await atConsole(browser.context, world, 'anwosu');
  await openSection(page, 'Directory information');
  await setPolicy(page);
  await view(page, 'Lists');
  await press(page, 'Enter a request');
  await pick(page, 'The public, or another party');
  await page.getByLabel('Asked on').fill(today);
  await page.getByLabel('Who asks').fill('Harbor Gazette');
  await page.getByLabel('What for').fill('Graduation page');
  await tick(page, 'Which items', 'Name');
  await pick(page, 'Those who attend now');
  await pick(page, 'Called back at a published number');
  await tick(page, 'Grades', '12');
  // Closed and opened anew, it stands there still.
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await press(page, 'Enter a request');
  expect(await page.getByLabel('Who asks').inputValue()).toBe('Harbor Gazette');
  await press(page, 'Save');
  await press(page, 'Make the list');
  await page.getByRole('dialog').getByRole('button', { name: 'Make the list' }).click();
  await said(page, /^The list is made/);
  expect(await saved(page)).toContain('Harbor Gazette');
  expect(await world.rows(`SELECT count(*) FROM disclosure WHERE basis IN ('R104', 'R105')`)).toEqual([[0]]);

  const [somebody] = await seniors();
  if (!somebody) throw new Error('The demo district has no seniors.');
  await view(page, 'Refusals');
  await refuse(page, somebody, ['Not for the public']);
  await view(page, 'Lists');
  await press(page, 'Save the file');
  await said(page, 'The list would not be the same any more');
}, 180_000);
