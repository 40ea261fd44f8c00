import type { Frame, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KIRI, openPanel, openStudent, shows, signIn } from './acts.ts';
import { type Browser, panelOf, startBrowser, until } from './browser.ts';
import { startWorld, type World } from './world.ts';

const HOUR = 3_600_000;

let world: World;
let browser: Browser;
let page: Page;

beforeEach(async () => {
  world = await startWorld();
  browser = await startBrowser(world);
  page = await openStudent(browser.context, world, 'rortiz', KIRI);
});
afterEach(async () => {
  await browser.close();
  await world.end();
});

async function signedIn(): Promise<Frame> {
  await signIn(await openPanel(page), 'rortiz');
  return shows(page, 'Kiri Baptiste-Nguyen');
}

async function typeNote(panel: Frame, text: string): Promise<void> {
  await panel.getByRole('button', { name: /Note a contact/ }).click();
  await panel.getByLabel('What happened').fill(text);
  await panel.getByText(/^Draft kept/).waitFor();
}

/** Sent by itself: the first try comes some 15 seconds after the one that failed. */
async function sentOnce(panel: Frame, note: string): Promise<void> {
  const sent = async () => (await world.rows(`SELECT count(*) FROM contact WHERE note = '${note}'`))[0]?.[0];
  await until(async () => (await sent()) === 1, 'the note to be sent', 45_000);
  await panel.getByText('Waiting to be sent').waitFor({ state: 'detached' });
  await panel.getByText(note).waitFor();
  expect(await panel.getByText(note).count()).toBe(1);
  expect(await sent()).toBe(1);
}

const save = (panel: Frame) => panel.getByRole('button', { name: /^Save/ }).click();

describe('signing in', () => {
  it('says what to do after a wrong password, and when the account is locked', async () => {
    const panel = await openPanel(page);
    for (const [i, text] of [/is not right/, /is not right/, /locked until/].entries()) {
      await signIn(panel, 'rortiz', `not the password ${i}`);
      await panel.getByText(text).first().waitFor();
    }
    expect(await panel.getByLabel('User name').inputValue()).toBe('rortiz');
  });

  it('says that the server cannot be reached, and that something else answered', async () => {
    const panel = await openPanel(page);
    await panel.getByLabel('User name').waitFor();
    await world.goDown();
    await signIn(panel, 'rortiz');
    await panel
      .getByText(/can't be reached/)
      .first()
      .waitFor();
    await world.comeBack();
    world.behave('nonsense');
    await signIn(panel, 'rortiz');
    await panel
      .getByText(/did not come from a Facesheet server/)
      .first()
      .waitFor();
    world.behave('well');
    await signIn(panel, 'rortiz');
    await shows(page, 'Kiri Baptiste-Nguyen');
  });
});

describe('while a note is being typed', () => {
  it('keeps what is saved when the session has ended, and sends it once its author has signed in in place', async () => {
    const panel = await signedIn();
    await typeNote(panel, 'Called about the bus change.');
    world.passTimeAtNextOp(HOUR);
    await save(panel);
    await panel.getByLabel('User name').waitFor();
    // The form holds it until the background has answered that it keeps it.
    await panel.getByText('Called about the bus change.').waitFor({ state: 'detached' });
    await signIn(panel, 'rortiz');
    await shows(page, 'Kiri Baptiste-Nguyen');
    await sentOnce(panel, 'Called about the bus change.');
  });

  it('keeps what is saved while the server is down, and sends it once when it is back', async () => {
    const panel = await signedIn();
    await typeNote(panel, 'Grandmother picks up on Fridays.');
    await world.goDown();
    await save(panel);
    await panel.getByText('Waiting to be sent').waitFor();
    await world.comeBack();
    await sentOnce(panel, 'Grandmother picks up on Fridays.');
  });

  it('keeps what is saved while the server answers nonsense, fails or is full, and sends it once when it is well', async () => {
    const panel = await signedIn();
    for (const mood of ['nonsense', 'broken', 'full'] as const) {
      const note = `Text that must stay: ${mood}.`;
      await typeNote(panel, note);
      world.behave(mood);
      await save(panel);
      await panel.getByText('Waiting to be sent').waitFor();
      await panel.getByText(note).waitFor();
      world.behave('well');
      await sentOnce(panel, note);
    }
  });

  it('gives the draft back on the right student only, after the page moved', async () => {
    const panel = await signedIn();
    await typeNote(panel, 'Half a sentence about');
    await page.goto(`${world.sisUrl}/auto?user=rortiz&student=201938`);
    const other = await shows(page, 'Amaru Quispe Huanca');
    expect(await other.getByText('Half a sentence about').count()).toBe(0);
    await other
      .getByText(/other draft kept/)
      .first()
      .waitFor();
    await page.goto(`${world.sisUrl}/auto?user=rortiz&student=204417`);
    const back = await shows(page, 'Kiri Baptiste-Nguyen');
    expect(await back.getByLabel('What happened').inputValue()).toBe('Half a sentence about');
  });
});

describe('a page without a student', () => {
  it('is said in words', async () => {
    const panel = await signedIn();
    await page.frame({ name: 'main' })!.goto(`${world.sisUrl}/xp/search`);
    await panel.getByRole('heading', { name: 'No student on this page' }).waitFor();
    expect(await panel.getByText('Kiri').count()).toBe(0);
  });

  it('that names one without a number asks which', async () => {
    await signedIn();
    await page.frame({ name: 'main' })!.goto(`${world.sisUrl}/xp/discipline`);
    const panel = await panelOf(page);
    await panel.getByRole('heading', { name: 'Which of these students?' }).waitFor();
    await panel.getByRole('button', { name: /Kiri Baptiste-Nguyen/ }).click();
    await shows(page, 'Kiri Baptiste-Nguyen');
  });
});
