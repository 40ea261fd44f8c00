import { and, eq } from 'drizzle-orm';
import type { Frame, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemContext } from '../../server/cli/context.ts';
import { createAccount } from '../../server/identity/create-account.ts';
import { DEMO_PASSWORD } from '../demo/seed.ts';
import { KIRI, openPanel, openStudent, shows, signIn } from './acts.ts';
import { type Browser, panelOf, startBrowser } from './browser.ts';
import { atConsole, choose, leave, openSection } from './console.ts';
import { startWorld, type World } from './world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

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

const closed = (panel: Frame) => panel.getByRole('heading', { name: 'This folder is closed to you' }).waitFor();

/** Kiri's page with the panel of somebody to whom she is closed. */
async function closedPanel(username: string): Promise<Page> {
  const page = await openStudent(browser.context, world, 'rortiz', KIRI);
  const panel = await openPanel(page);
  await signIn(panel, username);
  await closed(panel);
  return page;
}

/** The panel after what happened elsewhere: a page that is read again is asked about again. */
async function again(page: Page): Promise<Frame> {
  await page.reload();
  return panelOf(page);
}

/** Lets time pass, in which the session ends, and signs in again. */
async function later(page: Page, username: string, ms: number): Promise<Frame> {
  world.passTime(ms);
  const panel = await again(page);
  await panel.getByLabel('User name').waitFor();
  await signIn(panel, username);
  return panel;
}

/** Gives somebody on the roster an account, and says their name. */
async function accountOf(number: string, username: string): Promise<string> {
  const { store } = world;
  await createAccount(store, systemContext(store.runtime.now()), {
    staffNumber: number,
    username,
    password: DEMO_PASSWORD,
  });
  const [one] = await store.look(({ db, tables: { staff } }) =>
    db.select({ given: staff.givenName, family: staff.familyName }).from(staff).where(eq(staff.number, number)),
  );
  return `${one?.given} ${one?.family}`;
}

/** The number of an aide at Kiri's school: on the roster, with a claim, and without any role. */
async function aideNumber(): Promise<string> {
  const [one] = await world.store.look(({ db, tables: { staff, staffClaim, building } }) =>
    db
      .select({ number: staff.number })
      .from(staffClaim)
      .innerJoin(staff, eq(staff.id, staffClaim.staffId))
      .innerJoin(building, eq(building.id, staffClaim.buildingId))
      .where(and(eq(staffClaim.value, 'aide'), eq(building.name, 'Harbor View High')))
      .limit(1),
  );
  if (one === undefined) throw new Error('The demo has no aide at Harbor View High.');
  return one.number;
}

it('lets an administrator map a claim to a role, try it, see whom it touches and publish it', async () => {
  const name = await accountOf(await aideNumber(), 'aide');
  const page = await closedPanel('aide');

  const desk = await atConsole(browser.context, world, 'gferreira');
  await openSection(desk, 'Role mapping');
  await desk.getByRole('button', { name: 'Add a row' }).click();
  await desk.getByLabel('What is looked at').selectOption({ label: 'roster role' });
  await desk.getByLabel('Value', { exact: true }).fill('aide');
  await desk.getByLabel('Role it gives').selectOption({ label: 'Assistant principal' });
  await desk.getByRole('button', { name: 'Put into the draft' }).click();
  await desk.getByText(/Draft kept \d/).waitFor();
  await desk.getByText(name).first().waitFor();
  await choose(desk, 'Member of staff', name);
  await desk
    .getByRole('table', { name: /Roles, students/ })
    .getByText('Assistant principal')
    .waitFor();
  await desk.getByRole('button', { name: /^Publish/ }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Regulation').fill('AR 4321 of Nov 12, 2026');
  await dialog.getByLabel('Reason').fill('Aides stand in for the assistant principal this week.');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await desk.getByText(/^Published\./).waitFor();
  await leave(desk);

  await again(page);
  const panel = await shows(page, 'Kiri Baptiste-Nguyen');
  await panel.getByRole('button', { name: 'Why can I see this?' }).click();
  await panel
    .getByText(/General Access 4/)
    .first()
    .waitFor();
});

it('lets the superintendent grant a limited application, which ends by itself', async () => {
  await accountOf('30102', 'tsoderberg');
  const page = await closedPanel('tsoderberg');
  const panel = await panelOf(page);
  await panel.getByRole('button', { name: /Apply for access/ }).click();
  await panel.getByLabel('Which information, exactly').fill('Contacts with the family since September.');
  await panel.getByLabel('The educational need').fill('I take over her reading group on Monday.');
  await panel.getByRole('button', { name: 'Send the application' }).click();
  await panel.getByText(/you will find the answer under My applications/).waitFor();

  const desk = await atConsole(browser.context, world, 'eokafor');
  await openSection(desk, 'Access applications');
  await desk
    .getByRole('button', { name: /Open this application/ })
    .first()
    .click();
  await desk.getByLabel('Granted in part').check();
  await desk.getByRole('checkbox', { name: /contacts/i }).check();
  await desk.getByLabel('Written answer').fill('Granted for the reading group, contacts only.');
  await desk.getByRole('button', { name: 'Decide…' }).click();
  await desk.getByRole('button', { name: 'Record the decision' }).click();
  await desk.getByText(/^Recorded\./).waitFor();
  await leave(desk);

  await again(page);
  const opened = await shows(page, 'Kiri Baptiste-Nguyen');
  await opened
    .getByText(/written permission/)
    .first()
    .waitFor();
  expect(await opened.getByRole('button', { name: /Note a contact/ }).count()).toBe(0);
  await closed(await later(page, 'tsoderberg', 40 * DAY));
});

it('opens a record in an emergency for four hours, tells the records manager at once, and has it reviewed', async () => {
  const threat = 'She told a friend that she will hurt herself tonight.';
  const page = await closedPanel('nabdi');
  const panel = await panelOf(page);
  const desk = await atConsole(browser.context, world, 'anwosu');
  await openSection(desk, 'My access');
  const [aside] = await Promise.all([
    browser.context.waitForEvent('page'),
    panel.getByRole('button', { name: 'Emergency access in a window' }).click(),
  ]);
  await aside.getByRole('textbox').fill(threat);
  await aside.getByRole('button', { name: /four hours/ }).click();
  await aside.getByText('The record is open for four hours').waitFor();
  const opened = await shows(page, 'Kiri Baptiste-Nguyen');
  await opened.getByText(/Emergency access until/).waitFor();
  expect(await opened.getByRole('button', { name: /Note a contact/ }).count()).toBe(0);

  // Headless pages are always in sight: the event stands for coming back to it, which does not wait for the minute.
  await desk.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await desk
    .getByRole('navigation')
    .getByRole('link', { name: /^Emergency access.*1.*waiting/ })
    .waitFor();
  await openSection(desk, 'Emergency access');
  await desk
    .getByRole('button', { name: /Open this emergency/ })
    .first()
    .click();
  await desk.getByText(threat).first().waitFor();
  await desk.getByLabel('Justified', { exact: true }).check();
  await desk.getByLabel('What you found').fill('The counselor was called at once; the family was reached.');
  await desk.getByRole('button', { name: 'Record the review' }).click();
  await desk.getByText(/^Recorded: /).waitFor();
  await leave(desk);
  await closed(await later(page, 'nabdi', 4 * HOUR));
});
