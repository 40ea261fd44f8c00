import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beside, KIRI, shows } from './acts.ts';
import { type Browser, startBrowser, until } from './browser.ts';
import { toCase } from './case-acts.ts';
import { panelIsSound } from './soundness.ts';
import { startWorld, type World } from './world.ts';

const PATIENCE_MS = 10_000;
const OWN_WORDS = 'Traiga su horario de trabajo.';
let world: World;
let browser: Browser;
let page: Page;
let panel: Frame;

beforeAll(async () => {
  world = await startWorld();
  browser = await startBrowser(world);
  page = await beside(browser.context, world, 'rortiz', KIRI, true);
  page.setDefaultTimeout(PATIENCE_MS);
  panel = await shows(page, 'Kiri');
});
afterAll(async () => {
  await browser.close();
  await world.end();
});

/** Presses the button of this name by keyboard. */
async function press(name: string | RegExp): Promise<void> {
  await panel.getByRole('button', { name }).first().focus();
  await page.keyboard.press('Enter');
}

const field = (name: string) => panel.getByLabel(name, { exact: true });
const body = () => field('Letter').inputValue();
const sent = () => world.rows('SELECT lang, to_name, subject, body FROM letter ORDER BY rev');

/** In place of the print window, which nobody could close: how often it was opened. */
async function withoutPrinter(): Promise<void> {
  await panel.evaluate(() => {
    window.print = () => void (document.body.dataset.printed = String(Number(document.body.dataset.printed ?? 0) + 1));
  });
}
const printed = async () => Number(await panel.evaluate(() => document.body.dataset.printed ?? '0'));

describe('R13: a letter to the home', () => {
  it('is begun from a template in the language of the family, with what is known already in it', async () => {
    await toCase(panel);
    await panel.getByText('No letter was sent yet.').waitFor();
    await panelIsSound(page, 'no letters');
    await press('Write a letter');
    await field('Template').selectOption({ label: 'Invitation to a meeting' });
    await field('Language').selectOption({ label: 'Spanish (español)' });
    // R196, R197: the legal name, as Rosa may know it.
    expect(await body()).toContain('Zephrine');
    expect(await body()).toContain('{{parent}}');
    expect(await field('Letter').getAttribute('lang')).toBe('es');
  });

  it('does not go out with a place that is open: it is said at the fields, and mended there', async () => {
    await press('Save and print');
    await panel.getByText('Fill in what is still open: {{parent}}').first().waitFor();
    await panel.getByText('Enter the name of whom it goes to').first().waitFor();
    expect(await panel.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
    await panelIsSound(page, 'a letter with faults');
    await press('Go to it: {{parent}}');
    expect(await panel.evaluate(() => getSelection()?.toString())).toBe('{{parent}}');
    await field('Name').focus();
    await page.keyboard.type('Dana Baptiste');
    expect(await body()).toMatch(/^\S+ Dana Baptiste/);
    await panel
      .getByText(/^Fill in what is still open/)
      .first()
      .waitFor({ state: 'detached' });
    expect(await sent()).toEqual([]);
  });

  it('asks before other words take the place of the writer’s own', async () => {
    await field('Letter').focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(`\n${OWN_WORDS}`);
    await field('Language').selectOption({ label: 'English' });
    await panel.getByRole('group', { name: 'Replace what you wrote?' }).waitFor();
    await panelIsSound(page, 'the question');
    await press('Keep my words');
    expect(await body()).toContain(OWN_WORDS);
    expect(await field('Language').inputValue()).toBe('es');
    expect(await panel.evaluate(() => document.activeElement?.id)).toBe('letter-lang');
  });

  it('is kept while it is written, and is there after the panel was loaded again', async () => {
    const before = await body();
    await panel.getByText(/^Draft kept/).waitFor();
    await page.reload();
    panel = await shows(page, 'Kiri');
    await press(/^Case.*letter begun, not saved/);
    await press('Go on with the letter');
    expect(await body()).toBe(before);
    expect(await field('Name').inputValue()).toBe('Dana Baptiste');
    await panelIsSound(page, 'a letter that came back');
  });

  it('is kept word for word, logged in the timeline and printed in its language, of which the trail knows', async () => {
    const words = await body();
    await withoutPrinter();
    await press('Save and print');
    await panel.getByText(/^Saved and logged as a contact/).waitFor();
    await until(async () => (await printed()) === 1, 'the print window');
    const subject = expect.stringContaining('Zephrine') as string;
    expect(await sent()).toEqual([['es', 'Dana Baptiste', subject, words]]);
    // The timeline is read by many who may not.
    const [[note] = []] = await world.rows('SELECT note FROM contact ORDER BY rev DESC LIMIT 1');
    expect(note).toMatch(/Kiri Baptiste-Nguyen/);
    expect(note).not.toMatch(/Zephrine/);
    const prints = await world.rows("SELECT 1 FROM audit WHERE action = 'paper.print'");
    expect(prints).toHaveLength(1);
    const inFrame = await page.context().newCDPSession(panel);
    await inFrame.send('Emulation.setEmulatedMedia', { media: 'print' });
    const paper = panel.getByRole('article');
    expect(await paper.isVisible()).toBe(true);
    expect(await paper.getAttribute('lang')).toBe('es');
    expect(await paper.innerText()).toContain(OWN_WORDS);
    expect(await panel.getByRole('heading', { name: 'Letters' }).isVisible()).toBe(false);
    await inFrame.send('Emulation.setEmulatedMedia', { media: '' });
    await inFrame.detach();
    await panelIsSound(page, 'a letter that was sent');
    await press('Back to the folder');
    await panel.getByText('Letter, Dana Baptiste: reached').waitFor();
  });

  it('can be read and printed again', async () => {
    await toCase(panel);
    await panel.getByText(/Spanish \(español\) · to Dana Baptiste/).click();
    await panel.getByText(OWN_WORDS).waitFor();
    await panelIsSound(page, 'a letter being read');
    await press(/^Print again: Invitation to a meeting/);
    await until(async () => (await printed()) === 2, 'the print window');
  });
});

describe('a letter that is written while the server cannot be reached', () => {
  it('waits, and goes out once, to be printed then', async () => {
    await press('Write a letter');
    await field('Template').selectOption({ label: 'Concern about attendance' });
    await field('Name').fill('Sam Baptiste');
    await world.goDown();
    await press('Save and print');
    await panel.getByText(/: waiting to be sent$/).waitFor();
    await panelIsSound(page, 'a letter that waits');
    expect(await printed()).toBe(2);
    // The server was asked already, and nobody knows whether it heard: what is done may not be done twice.
    await press(/^Take back into the form/);
    await panel.getByText(/^It may be with the server already/).waitFor();
    await world.comeBack();
    await panel.getByText(/to Sam Baptiste/).waitFor({ timeout: 45_000 });
    expect((await sent()).map(([, to]) => to)).toEqual(['Dana Baptiste', 'Sam Baptiste']);
  }, 90_000);
});
