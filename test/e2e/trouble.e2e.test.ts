import type { Frame, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KIRI, openPanel, openStudent, shows, signIn } from './acts.ts';
import { type Browser, panelOf, startBrowser } from './browser.ts';
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
  it('keeps the text when the session ends, signs in in place, and sends it again', async () => {
    const panel = await signedIn();
    await typeNote(panel, 'Called about the bus change.');
    world.passTime(HOUR);
    await save(panel);
    await panel.getByText('Your note is kept').waitFor();
    await signIn(panel, 'rortiz');
    await shows(page, 'Kiri Baptiste-Nguyen');
    expect(await panel.getByLabel('What happened').inputValue()).toBe('Called about the bus change.');
    await save(panel);
    await panel.getByText(/^Saved \d/).waitFor();
    await panel.getByText('Called about the bus change.').waitFor();
  });

  it('keeps the text when the server is down, and saves it once when it is back', async () => {
    const panel = await signedIn();
    await typeNote(panel, 'Grandmother picks up on Fridays.');
    await world.goDown();
    await save(panel);
    await panel
      .getByText(/can't be reached|Not saved/)
      .first()
      .waitFor();
    expect(await panel.getByLabel('What happened').inputValue()).toBe('Grandmother picks up on Fridays.');
    await world.comeBack();
    await save(panel);
    await panel.getByText(/^Saved \d/).waitFor();
    expect(await panel.getByText('Grandmother picks up on Fridays.').count()).toBe(1);
  });

  it.each(['nonsense', 'broken'] as const)('keeps the text when the server answers %s', async (mood) => {
    const panel = await signedIn();
    await typeNote(panel, 'Text that must stay.');
    world.behave(mood);
    await save(panel);
    await panel.getByText(/^Not saved/).waitFor();
    expect(await panel.getByLabel('What happened').inputValue()).toBe('Text that must stay.');
    world.behave('well');
    await save(panel);
    await panel.getByText(/^Saved \d/).waitFor();
  });

  it('says that the storage is full, keeps the text, and saves it when there is room', async () => {
    const panel = await signedIn();
    await typeNote(panel, 'Bus 12 from Monday on.');
    world.behave('full');
    await save(panel);
    await panel.getByText("The server's storage is full").first().waitFor();
    await panel.getByText("Your note isn't saved yet; its text is kept.", { exact: false }).waitFor();
    await panel.getByText('ref-1').waitFor();
    expect(await panel.getByLabel('What happened').inputValue()).toBe('Bus 12 from Monday on.');
    world.behave('well');
    await save(panel);
    await panel.getByText(/^Saved \d/).waitFor();
  });

  it('gives the draft back on the right student only, after the page moved', async () => {
    const panel = await signedIn();
    await typeNote(panel, 'Half a sentence about');
    await page.goto(`${world.sisUrl}/auto?user=rortiz&student=201938`);
    const other = await shows(page, 'Amaru Quispe Huanca');
    expect(await other.getByText('Half a sentence about').count()).toBe(0);
    await other
      .getByText(/draft kept for another student/)
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
