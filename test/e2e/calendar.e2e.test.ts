/** The days that count in the district (R169, section W), in a real browser. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dayAfter } from '../../shared/clocks/day-after.ts';
import { listedDay } from '../../shared/clocks/day-words.ts';
import { schoolYearOf } from '../../shared/clocks/school-year.ts';
import { weekdayOf } from '../../shared/clocks/weekday.ts';
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

/** The school year of today, with a Tuesday in its second January. */
function thisYear() {
  const first = Number(schoolYearOf(new Date().toISOString().slice(0, 10)).slice(0, 4));
  const middle = `${first + 1}-01-11`;
  const tuesday = dayAfter(middle, (9 - weekdayOf(middle)) % 7);
  return { first: `${first}-09-02`, last: `${first + 1}-06-10`, tuesday };
}

const listed = (day: string) => listedDay(day, 'en', true);

it('an administrator has holidays proposed, takes one out, and a snow day moves a clock', async () => {
  const { first, last, tuesday } = thisYear();
  const wednesday = dayAfter(tuesday, 1);
  const page = await atConsole(browser.context, world, 'gferreira');
  await openSection(page, 'Calendar');
  await page.getByText(/^Nothing is said of \d{4}: only its weekends are left out/).waitFor();
  await sound(page);

  await page.getByRole('button', { name: /^Propose/ }).click();
  await page.getByText('Choose the state first.').waitFor();
  await page.getByLabel('State', { exact: true }).selectOption('FL');
  await page.getByRole('button', { name: /^Propose/ }).click();
  await page.getByText(/^Nothing is proposed for Florida/).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByLabel('State', { exact: true }).selectOption('MN');
  await page.getByRole('button', { name: /^Propose/ }).click();
  await page.getByRole('checkbox', { name: /Indigenous Peoples/ }).uncheck();
  await sound(page);
  await page.getByRole('button', { name: 'Add the chosen' }).click();
  await page.getByRole('button', { name: /^Remove Juneteenth/ }).click();
  const holidays = page.getByRole('table', { name: /^Legal holidays of/ });
  await holidays.getByText('Memorial Day').waitFor();
  expect(await holidays.getByText(/Juneteenth|Indigenous/).count()).toBe(0);

  await page.getByLabel('First day of school').fill(first);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText(/^Choose the last day of school/).waitFor();
  await page.getByLabel('Last day of school').fill(last);
  await page.getByLabel('Deadline', { exact: true }).selectOption({ label: 'Restrictive procedure debriefed' });
  await page.getByLabel(/^First day, which is not counted/).fill(tuesday);
  await page.getByText(`Due ${listed(dayAfter(tuesday, 2))}`).waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved. Deadlines are counted by this calendar now.').waitFor();

  // What is typed and what is added wait for whoever comes back.
  await page.getByLabel('From, or the one day').fill(wednesday);
  await page.getByRole('button', { name: 'Add the days' }).click();
  await page.getByLabel('Name, if it has one').fill('Ice');
  await openSection(page, 'Letters');
  await openSection(page, 'Calendar');
  expect(await page.getByLabel('Name, if it has one').inputValue()).toBe('Ice');
  await page.getByLabel('Name, if it has one').fill('');
  await page.getByLabel('Deadline', { exact: true }).selectOption({ label: 'Restrictive procedure debriefed' });
  await page.getByLabel(/^First day, which is not counted/).fill(tuesday);
  await page.getByText(`Due ${listed(dayAfter(tuesday, 3))}`).waitFor();
  await page.getByText(`By the calendar in force: ${listed(dayAfter(tuesday, 2))}`).waitFor();
  await page.getByText(/skipping Wed Jan \d+ \(snow day\)/).waitFor();
  await page.getByText(`Added: ${listed(wednesday)}, Snow day. All schools`).waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved. Deadlines are counted by this calendar now.').waitFor();

  await page.reload();
  await page
    .getByRole('table', { name: /^Days of/ })
    .getByText('Snow day')
    .waitFor();
  await page.getByText('Nothing is changed.').waitFor();
  await page
    .getByText(/^Changed /)
    .first()
    .click();
  await page.setViewportSize({ width: 320, height: 700 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await sound(page);
  expect(await world.rows(`SELECT count(*) FROM setting WHERE name LIKE 'calendar:%'`)).toEqual([[2]]);
}, 120_000);

it('what somebody else saved meanwhile is taken in, and nothing that was changed here is lost', async () => {
  const page = await atConsole(browser.context, world, 'gferreira');
  await openSection(page, 'Calendar');
  const add = async (on: typeof page, day: string, name: string) => {
    await on.getByLabel('Day', { exact: true }).fill(day);
    await on.getByLabel('Name', { exact: true }).fill(name);
    await on.getByRole('button', { name: 'Add the holiday' }).click();
  };
  const year = new Date().getFullYear();
  // Opened first: what is written here would be found there, since it is the same person's.
  const other = await browser.context.newPage();
  await other.goto(page.url());
  await other.getByText('Nothing is changed.').waitFor();
  await add(page, `${year}-03-02`, 'Mine');
  await add(other, `${year}-03-03`, 'Theirs');
  await other.getByRole('button', { name: 'Save', exact: true }).click();
  await other.getByText('Saved. Deadlines are counted by this calendar now.').waitFor();
  await other.close();

  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Bring in what they saved' }).click();
  await page.getByText('Somebody else changed the calendar meanwhile').waitFor();
  await sound(page);
  const table = page.getByRole('table', { name: /^Legal holidays of/ });
  await table.getByText('Theirs').waitFor();
  const changes = page.getByRole('region', { name: 'What would be saved' });
  await changes.getByText(`Holiday added: ${listed(`${year}-03-02`)}, Mine`).waitFor();
  expect(await changes.getByText('Theirs').count()).toBe(0);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved. Deadlines are counted by this calendar now.').waitFor();
  await table.getByText('Mine').waitFor();
}, 120_000);
