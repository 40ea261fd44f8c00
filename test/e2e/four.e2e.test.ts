/** Whole cases, played in a real browser by whoever takes each step: in the panel beside the SIS, or in the console. */
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemContext } from '../../server/cli/context.ts';
import { createAccount } from '../../server/identity/create-account.ts';
import { DEFAULT_DAYS } from '../../shared/areas/committee/committee.ts';
import { meetingFrom } from '../../shared/areas/committee/meeting-days.ts';
import { dayAfter } from '../../shared/clocks/day-after.ts';
import { schoolCalendar } from '../demo/district/calendar.ts';
import { DEMO_PASSWORD } from '../demo/seed.ts';
import { AMARU, KIRI, noteByKeyboard, openPanel, openStudent, signIn } from './acts.ts';
import { type Browser, panelOf, startBrowser, until } from './browser.ts';
import {
  agrees,
  chooses,
  dates,
  opensCase,
  picks,
  refers,
  takes,
  takesLast,
  takesThere,
  toCase,
  writes,
} from './case-acts.ts';
import {
  consulted,
  meetsAndSigns,
  monitored,
  referral,
  summarized,
  told,
  WAY_TO_APPEAL,
  WAY_TO_COMMITTEE,
} from './case-forms.ts';
import { atConsole, leave, openSection } from './console.ts';
import { panelIsSound, sound } from './soundness.ts';
import { withoutCases } from './without-cases.ts';
import { startWorld, type World } from './world.ts';

const DAY_MS = 86_400_000;
const PATIENCE_MS = 15_000;
const [REFERS, WORKER, PRINCIPAL, DIRECTOR] = ['dfontaine', 'rortiz', 'mhaskins', 'wakana'] as const;
const MEMBER = 'jthompson';
/** Two of the same name whom nobody serves before a case says so. */
const [MAI, OTHER_MAI] = ['205771', '203310'] as const;
/** A social worker of another school, who has no account in the demo. */
const ELSEWHERE = { staffNumber: '31002', username: 'dvo', password: DEMO_PASSWORD };

let world: World;
let browser: Browser;
let today: string;
/** The page of whoever sits at the SIS. One at a time, as at one desk. */
let desk: Page | undefined;

beforeAll(async () => {
  world = await startWorld();
  today = new Date().toISOString().slice(0, 10);
  await withoutCases(world);
  await createAccount(world.store, systemContext(Date.now()), ELSEWHERE);
  browser = await startBrowser(world);
  browser.context.setDefaultTimeout(PATIENCE_MS);
});
afterAll(async () => {
  await browser.close();
  await world.end();
});

/** Sits down at the SIS on a student, with the panel beside it, after whoever sat there has signed out. */
async function sits(username: string, sisId: string): Promise<Frame> {
  await leavesDesk();
  desk = await openStudent(browser.context, world, username, sisId, true);
  const panel = await openPanel(desk);
  await signIn(panel, username);
  return panel;
}

async function leavesDesk(): Promise<void> {
  if (desk === undefined) return;
  const panel = await panelOf(desk);
  const out = panel.getByRole('button', { name: 'Sign out' });
  // A menu closes when the page beside it is sized anew, as it is once its looks were checked.
  await until(async () => {
    if (!(await out.isVisible())) await panel.getByRole('button', { name: /^Signed in as/ }).click();
    return out.isVisible();
  }, 'the menu with the way out');
  await out.click();
  await panel.getByLabel('User name').waitFor();
  await desk.close();
  desk = undefined;
}

/** The page at which somebody sits, for what is seen of it as a whole. */
function seen(): Page {
  if (desk === undefined) throw new Error('Nobody sits at the SIS.');
  return desk;
}

/** So many days later: no session lives that long. */
async function later(days: number): Promise<void> {
  await leavesDesk();
  world.passTime(days * DAY_MS);
  today = dayAfter(today, days);
}

const daysTo = (day: string) => Math.max(0, (Date.parse(day) - Date.parse(today)) / DAY_MS);

/** The director at the console, with Mai's case open beside what is before the committee. */
async function directs(): Promise<Page> {
  const page = await atConsole(browser.context, world, DIRECTOR);
  await opensCase(page, 'Committee', 'Before the committee', MAI);
  return page;
}

const kindsOf = async (sisId: string) => {
  const rows = await world.rows(
    `SELECT s.kind FROM case_step s JOIN student p ON p.id = s.student_id WHERE p.sis_id = '${sisId}' ORDER BY s.rev`,
  );
  return rows.map(([kind]) => String(kind));
};

/** Reads the summary that was drafted: unread it is not saved. */
async function readsDraft(panel: Frame | Page): Promise<void> {
  const drafted = await panel.getByRole('textbox', { name: 'Summary' }).inputValue();
  expect(drafted).toMatch(/Monitored 2 times/);
  await panel.getByRole('button', { name: 'Save this step' }).click();
  await panel.getByText('Read the summary, then tick this').waitFor();
  await panelIsSound(seen(), 'a summary that is unread');
  await summarized[1](panel);
}

it('R6: a refusal is told to both, and ends the case', async () => {
  let panel = await sits(REFERS, AMARU);
  await toCase(panel);
  await refers(panel, ...referral);
  panel = await sits(WORKER, AMARU);
  await toCase(panel);
  await takes(panel, ...told);
  await takes(panel, 'Services refused by the parent', writes('Who refused', 'The grandmother'));
  await takes(panel, 'District placement specialist told of the refusal', picks('How', 'By e-mail'));
  await takes(panel, 'DSPC social worker told of the refusal', picks('How', 'By e-mail'));
  await panelIsSound(seen(), 'a refused service');
  await takes(panel, ...summarized);
  await takesLast(
    panel,
    'Discontinued',
    picks('Reason', 'Services refused'),
    writes('What shows it', 'The call of today.'),
  );
  await panel.getByText('No case is open').waitFor();
  expect(await kindsOf(AMARU)).toEqual([
    'referred',
    'parent-told',
    'refused',
    'refusal-told-specialist',
    'refusal-told-dspc',
    'summary',
    'discontinued',
  ]);
});

it('R3: a transfer hands the student over, with a note, the same day', async () => {
  let panel = await sits(REFERS, OTHER_MAI);
  await toCase(panel);
  await refers(panel, ...referral);
  panel = await sits(WORKER, OTHER_MAI);
  await toCase(panel);
  await takes(panel, ...told);
  await takesLast(
    panel,
    'Transferred to another school of the district',
    chooses('New school', 'Lakeside'),
    chooses('Social worker of the new school', 'Võ'),
    writes('Hand-over note', 'Texts reach the family best.'),
  );
  await panel.getByRole('heading', { name: 'This folder is closed to you' }).waitFor();
  await panel.getByText(/Võ, Lakeside .* has it from/).waitFor();
  await panelIsSound(seen(), 'a case that was handed over');
  panel = await sits(ELSEWHERE.username, OTHER_MAI);
  await toCase(panel);
  await panel.getByText('Texts reach the family best.').waitFor();
  await takes(panel, ...consulted);
  expect(await kindsOf(OTHER_MAI)).toEqual(['referred', 'parent-told', 'transferred', 'administrator-consulted']);
});

it('R1 to R28: from the referral to the appeal, by four people', async () => {
  let panel = await sits(REFERS, MAI);
  await toCase(panel);
  await panelIsSound(seen(), "no case, to the committee's social worker");
  await refers(panel, ...referral);
  await takes(
    panel,
    'Document listed',
    picks('Document', "The director's placement letter to the parent"),
    writes('Where it is kept', 'Main office, drawer 2'),
  );
  panel = await sits(WORKER, MAI);
  await toCase(panel);
  await takes(panel, ...told);
  panel = await sits(PRINCIPAL, MAI);
  await toCase(panel);
  await takes(panel, ...consulted);
  await panelIsSound(seen(), 'a case, to the principal');
  panel = await sits(WORKER, MAI);
  await noteByKeyboard(seen(), panel, 'The mother came; we went through the paper.');
  await toCase(panel);
  await meetsAndSigns(panel);
  await takes(panel, ...monitored('Not yet'));
  await takes(
    panel,
    'Referral back considered with the administrators',
    picks('Ground', 'Continuing excessive referrals'),
    picks('Administrator', 'Principal'),
    writes(/^What happened, and/, 'Six referrals in four weeks.'),
  );

  let page = await directs();
  await takesThere(page, "Director's answer to the referral back", picks('Answer', 'Approved'));
  await takesThere(page, 'Packet sent to the school');
  await leave(page);
  page = await atConsole(browser.context, world, PRINCIPAL);
  await opensCase(page, 'Caseload', 'All open', MAI);
  await sound(page);
  await takesThere(
    page,
    'Packet completed and returned',
    writes('Cover sheet: offense', 'Fighting'),
    dates('Cover sheet: day of the offense', today),
    writes('Cover sheet: services given so far', 'Counselling twice a week'),
    writes('Offense narrative', 'First this, then that.'),
    picks('Administrator', 'Principal'),
    agrees('Completed in consultation with this administrator'),
  );
  await leave(page);
  panel = await sits(WORKER, MAI);
  await toCase(panel);
  await takes(
    panel,
    'Student and parents told of the referral back',
    picks('How', 'In person'),
    picks('Who was told', 'Student', 'Parent or guardian'),
    agrees("Together with the school's designee"),
    agrees('They were told that the director will inform them of the result'),
  );
  await panelIsSound(seen(), 'a case before the committee');

  const meeting = meetingFrom(DEFAULT_DAYS, today);
  page = await directs();
  await takesThere(
    page,
    'On the agenda of the committee',
    (form) => form.getByLabel('Meeting', { exact: true }).selectOption(meeting),
    picks('Presenters', 'School administrator', 'School social worker'),
    picks('To be brought', 'Cumulative folder'),
  );
  await leave(page);
  await later(daysTo(meeting));
  page = await atConsole(browser.context, world, MEMBER);
  await openSection(page, 'Committee');
  await page.getByRole('button', { name: MAI }).click();
  await page.locator('#work').getByText('Counselling twice a week').waitFor();
  await page.getByText('There is no step for you to take in this case now.').waitFor();
  await sound(page);
  await leave(page);
  page = await directs();
  await takesThere(page, "The committee's recommendation", writes('Recommendation', 'Stays, with a mentor.'));
  await takesThere(
    page,
    "Director's notice of the result to the family",
    picks('How', 'By letter'),
    agrees('The family was told that they may appeal'),
  );
  // R28: for a while the director may write down an appeal as well, and put right what was a slip.
  await page.getByRole('option', { name: 'Appeal asked for' }).waitFor({ state: 'attached' });
  await sound(page);
  await leave(page);

  panel = await sits(WORKER, MAI);
  await toCase(panel);
  await takes(
    panel,
    'Appeal asked for',
    writes('Who appeals', 'The mother'),
    writes(/^What they say/, 'It is too far.'),
  );
  page = await directs();
  await takesThere(page, 'Appeal scheduled', dates('Hearing', dayAfter(today, 8)), picks('How', 'By letter'));
  await sound(page);
  await leave(page);
  await later(8);
  page = await directs();
  await takesThere(
    page,
    'Outcome of the appeal',
    picks('Outcome', 'Recommendation upheld'),
    writes('In words', 'The recommendation stands.'),
  );
  await leave(page);
  panel = await sits(WORKER, MAI);
  await toCase(panel);
  await panel.getByText('The recommendation stands.').waitFor();
  await panelIsSound(seen(), 'a case after its appeal');
  expect(await kindsOf(MAI)).toEqual([...WAY_TO_COMMITTEE, ...WAY_TO_APPEAL]);
}, 180_000);

it('R15, R18, R29: to discontinuation for satisfactory progress, after a whole grading period', async () => {
  const period = schoolCalendar(today).gradingPeriods.find(({ start, end }) => start <= today && today < end);
  if (period === undefined) throw new Error('The calendar has a grading period on every day.');
  let panel = await sits(REFERS, KIRI);
  await toCase(panel);
  // The paper came before the period began, and is entered now.
  await refers(panel, dates('Day', period.start), ...referral);
  panel = await sits(WORKER, KIRI);
  await toCase(panel);
  await takes(panel, ...told);
  await takes(panel, ...consulted);
  await meetsAndSigns(panel);
  await takes(panel, 'Goal', picks('Area', 'Attendance'), writes('What is to be reached', 'Nine of ten days.'));
  await takes(panel, ...monitored('Not yet'));
  await later(daysTo(period.end));
  panel = await sits(WORKER, KIRI);
  await toCase(panel);
  await takes(panel, ...monitored('Satisfactory'));
  await takes(panel, 'Closing summary', readsDraft);
  await takesLast(
    panel,
    'Discontinued',
    picks('Reason', 'Attendance, academics and discipline satisfactory for a grading period'),
    writes('What shows it', 'Every day present.'),
  );
  await panel.getByText('No case is open').waitFor();
  await panel.getByText(/^Earlier case/).click();
  await panel.getByText('Every day present.').waitFor();
  await panelIsSound(seen(), 'a case that has ended');
  const page = await atConsole(browser.context, world, PRINCIPAL);
  await opensCase(page, 'Caseload', 'Closed', KIRI);
  await page.locator('#work').getByText('Every day present.').waitFor();
  await sound(page);
  await leave(page);
});
