import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AMARU, beside, pressFinal, shows } from './acts.ts';
import { type Browser, startBrowser } from './browser.ts';
import { unfolds } from './case-acts.ts';
import { panelIsSound } from './soundness.ts';
import { withoutCases } from './without-cases.ts';
import { startWorld, type World } from './world.ts';

const PATIENCE_MS = 10_000;
let world: World;
let browser: Browser;
let page: Page;
let panel: Frame;

beforeAll(async () => {
  world = await startWorld();
  await withoutCases(world);
  browser = await startBrowser(world);
  page = await beside(browser.context, world, 'rortiz', AMARU, true);
  page.setDefaultTimeout(PATIENCE_MS);
  panel = await shows(page, 'Amaru');
});
afterAll(async () => {
  await browser.close();
  await world.end();
});

const isSound = (what: string) => panelIsSound(page, what);

/** Presses the button of this name by keyboard. */
async function press(name: string | RegExp): Promise<void> {
  await panel.getByRole('button', { name }).first().focus();
  await page.keyboard.press('Enter');
}

/** Chooses a radio button or a check box by keyboard. */
async function tick(name: string): Promise<void> {
  await panel.getByLabel(name, { exact: true }).focus();
  await page.keyboard.press('Space');
}

async function type(name: string | RegExp, text: string): Promise<void> {
  await panel.getByRole('textbox', { name }).focus();
  await page.keyboard.type(text);
}

const typed = (name: string) => panel.getByRole('textbox', { name }).inputValue();

/** Saves the step; the case is there again, and lists it. */
async function save(step: string): Promise<void> {
  await press(/^(Save this step|Open a case)$/);
  await panel.getByRole('listitem').getByRole('heading', { name: step }).first().waitFor();
}

const kinds = async () => (await world.rows('SELECT kind FROM case_step ORDER BY rev')).map(([kind]) => String(kind));

describe('R2 to R15: a case in the panel', () => {
  it('is opened by a referral, by keyboard, with what is missing said at its fields', async () => {
    await press(/^Case/);
    await panel.getByText('No case yet').waitFor();
    await isSound('no case');
    await press('Open a case');
    await press('Open a case');
    await panel.getByText('Not done yet').waitFor();
    expect(await panel.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
    await isSound('what is missing');
    await tick('Deemed appropriate by the committee (DSPC)');
    await panel.getByLabel('Receiving school').selectOption({ index: 1 });
    const worker = panel.getByLabel('School social worker');
    await worker.selectOption(await worker.locator('option', { hasText: 'Ortiz' }).first().getAttribute('value'));
    await type('What the case is about', 'Fights in the hall, three in October.');
    await type(/^Why monitoring is needed/, 'Nobody visits at home yet.');
    await save('Referred');
    expect(await kinds()).toEqual(['referred']);
    await isSound('a new case');
  });

  it('keeps a step that is begun, also when the page is left, and goes on with it', async () => {
    await press('Fill in: Parent told of the services');
    await type('Who was told', 'The grandmother');
    await panel.getByText(/^Draft kept/).waitFor();
    await page.reload();
    panel = await shows(page, 'Amaru');
    await press(/^Case.*begun, not saved/);
    await press('Fill in: Parent told of the services');
    await tick('By phone');
    expect(await typed('Who was told')).toBe('The grandmother');
    await save('Parent told of the services');
  });

  it('goes on to monitoring, with the contracts signed on the screen in plain sight', async () => {
    await press('Fill in: School administrator consulted');
    await tick('Principal');
    await type('What was agreed', 'A desk near the front.');
    await save('School administrator consulted');
    await press('Fill in: Meeting with student and parent');
    await tick('Student');
    await tick('Parent or guardian');
    await save('Meeting with student and parent');
    for (const kind of ['Student contract', 'Parent contract']) {
      await press(new RegExp(`^Fill in: ${kind}`));
      await tick('On this screen');
      await type('What was agreed', 'To be in the first class of every day.');
      const paper = panel.getByRole('region', { name: 'For whoever signs: please read this' });
      await paper.getByText('To be in the first class of every day.').waitFor();
      await type('Name of who signs', 'A. Q. H.');
      await tick('Whoever signs has read this, or had it read to them, and agrees.');
      if (kind === 'Student contract') await isSound('a contract');
      await save(kind);
    }
    await press(/^Fill in: Monitored/);
    await type('Attendance, percent of days', '92.5');
    await type('Classes passed, percent', '80');
    await type('Discipline referrals since the last time', '1');
    for (const name of ['Attendance is', 'Academics are', 'Discipline is'])
      await panel.getByRole('group', { name }).getByLabel('Satisfactory').check();
    await save('Monitored: attendance, academics, discipline');
    const way = ['referred', 'parent-told', 'administrator-consulted', 'met', 'student-contract', 'parent-contract'];
    expect(await kinds()).toEqual([...way, 'monitored']);
    await isSound('monitoring');
  });

  it('R15, R18: says what has to come first where the server refuses a step, and keeps what was written', async () => {
    await unfolds(panel);
    await press('Fill in: Closing summary');
    await type('Summary', 'Six weeks.');
    await tick('I have read this summary and put it right');
    await save('Closing summary');
    await press('Fill in: Discontinued');
    await tick('Attendance, academics and discipline satisfactory for a grading period');
    await type('What shows it', 'Every day present.');
    await press('Save this step');
    await panel.getByText('Something has to come first').waitFor();
    await panel.getByText(/whole grading period after the referral/).waitFor();
    expect(await typed('What shows it')).toBe('Every day present.');
    await isSound('a refused step');
    await press('Back to the case');
  });

  it('R33: strikes a step that was a mistake, with the reason, and takes nothing away', async () => {
    await press('Entered by mistake: Closing summary');
    await type('Why it does not count', 'Meant for another student.');
    await pressFinal(panel, 'Save this step');
    await panel.getByText(/^Entered by mistake, says .*: Meant for another student\.$/).waitFor();
    await panel.getByText('Six weeks.').waitFor();
    await isSound('a struck step');
  });

  it('R10: lists the case and what is due under My work', async () => {
    await page.keyboard.press('Escape');
    await panel.getByRole('button', { name: /^Case Monitoring/ }).waitFor();
    await press(/^Signed in as/);
    await press('My work');
    await panel.getByRole('heading', { name: /^Caseload/ }).waitFor();
    await isSound('my work');
  });
});
