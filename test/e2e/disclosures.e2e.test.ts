/** The disclosure log in a real browser (34 CFR 99.32): a request by telephone, its correction, and what may not show. */
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAfter } from '../../shared/clocks/day-after.ts';
import { beside, KIRI, shows } from './acts.ts';
import { type Browser, startBrowser } from './browser.ts';
import { atConsole, choose, leave, openSection } from './console.ts';
import { panelIsSound, sound } from './soundness.ts';
import { startWorld, type World } from './world.ts';

const PATIENCE_MS = 10_000;
/** A party of the demo district. */
const BARRED = 'Brightpath Research';
const SECRET = 'Sealed case 41';
const today = new Date().toISOString().slice(0, 10);
let world: World;
let browser: Browser;

beforeAll(async () => {
  world = await startWorld();
  browser = await startBrowser(world);
});
afterAll(async () => {
  await browser.close();
  await world.end();
});

const entries = () => world.rows('SELECT party, interest, basis, outcome FROM disclosure ORDER BY rev DESC LIMIT 1');
const views = () => world.rows(`SELECT count(*) FROM audit WHERE action = 'disclosure.view'`);
const count = async () => Number((await world.rows('SELECT count(*) FROM disclosure'))[0]?.[0]);

describe('R115: a request by telephone, in the panel', () => {
  let page: Page;
  let panel: Frame;
  const type = (text: string) => page.keyboard.type(text);
  const press = (key: string) => page.keyboard.press(key);
  const tabTo = async (what: string) => {
    for (let i = 0; i < 60; i += 1) {
      const label = await panel.evaluate(() => {
        const here = document.activeElement as HTMLInputElement | null;
        return [here?.textContent, ...[...(here?.labels ?? [])].map((one) => one.textContent)].join(' ');
      });
      if (label.includes(what)) return;
      await press('Tab');
    }
    throw new Error(`Tab never came to ${what}.`);
  };

  it('is logged by keyboard alone', async () => {
    page = await beside(browser.context, world, 'ptran', KIRI, true);
    page.setDefaultTimeout(PATIENCE_MS);
    panel = await shows(page, 'Kiri');
    await panel.getByRole('button', { name: /^Disclosures/ }).focus();
    await press('Enter');
    await panel.getByText('Dana Reyes, Brightpath Research').first().waitFor();
    await panelIsSound(page, 'the entries of one’s own');
    await tabTo('Log a request');
    await press('Enter');
    await panel.getByRole('heading', { name: 'Log a request for data' }).waitFor();
    await panelIsSound(page, 'an empty form');
    await tabTo('Released');
    await press('ArrowRight');
    await tabTo('Who asks or receives');
    await type('Dana Reyes, Daily News');
    await press('Tab');
    await type('Anybody');
    await press('Tab');
    await type('A story about the team');
    await tabTo('Grades and transcript');
    await press('Space');
    await tabTo('Why it was denied');
    await type('No consent.');
    await press('Control+Enter');
    await panel.getByText('Entered in the log.').waitFor();
    expect(await entries()).toEqual([['Dana Reyes, Daily News', 'A story about the team', 'none', 'denied']]);
    await panel.getByText('Dana Reyes, Daily News').first().click();
    await panel.getByText('No consent.').waitFor();
    await panelIsSound(page, 'an entry being read');
  });

  it('R101: of a subpoena is not released before the parent is told, and is then', async () => {
    await panel.getByRole('button', { name: 'Log a request' }).click();
    await panel.getByLabel('Who asks or receives').fill('County court');
    await panel.getByLabel('In what capacity').selectOption('court');
    await panel.getByLabel('What for').fill('A custody case');
    await panel.getByLabel('Attendance', { exact: true }).check();
    await panel.getByLabel('Court order or subpoena').check();
    await panel.getByText('Tell the parent first').first().waitFor();
    await panelIsSound(page, 'the parent has to be told');
    await panel.getByLabel('The order', { exact: true }).fill('No. 7 of the county court');
    await panel.getByLabel('Signed or sealed papers').check();
    const before = await count();
    await panel.getByRole('button', { name: 'Save the entry' }).click();
    await panel.getByText('Not done yet').waitFor();
    await panelIsSound(page, 'a form with faults');
    expect(await count()).toBe(before);
    await panel.getByLabel(/^Parent and student told on/).fill(dayAfter(today, -3));
    await panel.getByText('It must be released').first().waitFor();
  });

  it('R126: a barred party can’t be chosen, however it is spelled', async () => {
    const who = panel.getByRole('combobox', { name: 'Who asks or receives' });
    await who.fill('bright');
    const option = panel.getByRole('option', { name: new RegExp(BARRED) });
    expect(await option.getAttribute('aria-disabled')).toBe('true');
    await who.press('ArrowDown');
    await who.press('Enter');
    expect(await who.inputValue()).toBe('bright');
    await who.fill('Dana Reyes, BRIGHTPATH  research.');
    await panel
      .getByText(/^Barred until/)
      .first()
      .waitFor();
    await panelIsSound(page, 'a barred party');
    await who.fill('County court');
    await panel.getByRole('button', { name: 'Save the entry' }).click();
    await panel.getByText('Entered in the log.').waitFor();
    expect(await entries()).toEqual([['County court', 'A custody case', 'R101', 'released']]);
  });

  it('R117: a sealed order is not kept from here, and is dropped by its reader’s own act', async () => {
    const before = await count();
    await panel.getByRole('button', { name: 'Log a request' }).click();
    await panel.getByLabel('Who asks or receives').fill('Grand jury');
    await panel.getByLabel('In what capacity').selectOption('agency');
    await panel.getByLabel('Court order or subpoena').check();
    await panel.getByLabel(/^Ground for telling nobody/).selectOption('secrecy');
    await panel.getByText('The records manager has to take this one').waitFor();
    await panelIsSound(page, 'a sealed order');
    expect(await panel.getByRole('button', { name: 'Save the entry' }).count()).toBe(0);
    await panel.getByRole('button', { name: 'Discard what I typed' }).click();
    await panel.getByRole('button', { name: 'Log a request' }).waitFor();
    expect(await count()).toBe(before);
  });

  it('R121, R125: says what the receiver has to be told, to be read out or printed', async () => {
    await panel.getByRole('button', { name: 'Log a request' }).click();
    await panel.getByLabel('In what capacity').selectOption('school');
    await panel.getByLabel('Transfer to another school').check();
    await panel.getByText(/^You receive these data for the purpose you stated/).waitFor();
    await panel.getByRole('button', { name: 'Print this notice' }).waitFor();
    await panelIsSound(page, 'the notice to the receiver');
  });

  it('R117: what consent allows is recorded elsewhere, and the form ends there', async () => {
    await panel.getByLabel('In what capacity').selectOption('parent');
    await panel.getByLabel('The parent or the student').check();
    await panel.getByText('This is not entered here').waitFor();
    await panelIsSound(page, 'an exempt one');
    expect(await panel.getByRole('button', { name: 'Save the entry' }).count()).toBe(0);
    await panel
      .getByRole('button', { name: /^Discard/ })
      .first()
      .click();
    await panel.getByRole('button', { name: 'Discard', exact: true }).click();
  });

  it('waits while the server can’t be reached, and goes out once', async () => {
    const before = await count();
    await panel.getByRole('button', { name: 'Log a request' }).click();
    await panel.getByLabel('Denied', { exact: true }).check();
    await panel.getByLabel('Who asks or receives').fill('Sam Poe');
    await panel.getByLabel('In what capacity').selectOption('other');
    await panel.getByLabel('What for').fill('Would not say');
    await panel.getByLabel('Health', { exact: true }).check();
    await panel.getByLabel('Why it was denied').fill('No reason given.');
    await world.goDown();
    await panel.getByRole('button', { name: 'Save the entry' }).click();
    await panel.getByText('Sam Poe: waiting to be sent').waitFor({ timeout: 20_000 });
    await panelIsSound(page, 'an entry that waits');
    await world.comeBack();
    await panel.getByText('Sam Poe: waiting to be sent').waitFor({ state: 'detached', timeout: 45_000 });
    expect(await count()).toBe(before + 1);
  }, 90_000);

  it('leaves nothing of the student in the page, its title or its address', async () => {
    const host = await page.evaluate(() => [location.href, document.title, document.documentElement.outerHTML].join());
    for (const word of ['County court', 'Daily News', 'custody case']) expect(host).not.toContain(word);
    await page.close();
  });
});

describe('the records manager, in the console', () => {
  let page: Page;
  const said = (text: string | RegExp) => page.getByText(text).first().waitFor();

  it('finds the entry, and corrects it', async () => {
    page = await atConsole(browser.context, world, 'anwosu');
    page.setDefaultTimeout(PATIENCE_MS);
    await openSection(page, 'Disclosure log');
    await page.getByLabel('School', { exact: true }).selectOption({ label: 'Harbor View High' });
    await said(/entr(y|ies), newest first/);
    await sound(page);
    await page.getByRole('button', { name: 'Filter…' }).click();
    await page.getByLabel('What became of it').selectOption('denied');
    await sound(page);
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByRole('button', { name: 'Remove the filter: Denied' }).waitFor();
    await page.getByRole('button', { name: /Daily News\. Open the entry/ }).click();
    await said('No consent.');
    await sound(page);
    await page.getByRole('button', { name: 'Correct this entry…' }).click();
    await page.getByLabel('What is wrong with it').fill('It was the other newspaper.');
    await page.getByLabel('Who asks or receives').fill('Dana Reyes, Evening Post');
    await sound(page);
    await page.getByRole('button', { name: 'Save the correction' }).click();
    await said('Corrected. The entry is marked, and stays to be read.');
    await said(/It was the other newspaper\./);
    expect(await entries()).toEqual([['Dana Reyes, Evening Post', 'A story about the team', 'none', 'denied']]);
    expect(page.url()).toMatch(/denied$/);
    for (const word of ['Kiri', KIRI, 'Reyes']) expect(page.url() + (await page.title())).not.toContain(word);
  });

  it('R119: reads all of a student’s, for paper too', async () => {
    await page.getByRole('button', { name: "A student's record…" }).first().click();
    await choose(page, 'Student', 'Kiri');
    await sound(page);
    await page.getByRole('button', { name: 'Go on' }).click();
    await said('Record of disclosures: Kiri');
    await page.getByRole('button', { name: /County court\. Open the entry/ }).waitFor();
    await sound(page);
    await page.evaluate(() => {
      window.print = () => undefined;
    });
    await page.getByRole('button', { name: 'Print', exact: true }).click();
    const paper = page.locator('.paper');
    await paper.waitFor({ state: 'attached' });
    await page.emulateMedia({ media: 'print' });
    await paper.getByText('Who asked for data about Kiri').waitFor();
    expect(await paper.innerText()).toContain('This entry was wrong: It was the other newspaper.');
    await page.emulateMedia({ media: 'screen' });
    expect(await world.rows(`SELECT 1 FROM audit WHERE action = 'paper.print'`)).toHaveLength(1);
  });

  it('R101, R117: keeps a sealed order in its book, and it shows nowhere else', async () => {
    const before = await count();
    await page.getByRole('button', { name: 'New entry' }).click();
    await page.getByLabel('Who asks or receives').fill('Federal grand jury');
    await page.getByLabel('In what capacity').selectOption('agency');
    await page.getByLabel('What for').fill(SECRET);
    await page.getByLabel('Attendance', { exact: true }).check();
    await page.getByLabel('Court order or subpoena').check();
    await page.getByLabel('The order', { exact: true }).fill('No. 41');
    await page.getByLabel(/^Ground for telling nobody/).selectOption('secrecy');
    await page.getByLabel('Signed or sealed papers').check();
    await said('Goes into the sealed book alone');
    await sound(page);
    await page.getByRole('button', { name: 'Save in the sealed book' }).click();
    await said('Saved in the sealed book.');
    expect(await page.getByText(SECRET).count()).toBe(0);
    expect(await count()).toBe(before);
    await openSection(page, 'Disclosure log');
    await said(/entr(y|ies), newest first/);
    expect(await page.getByText('Federal grand jury').count()).toBe(0);
    await openSection(page, 'Sealed orders and barred parties');
    await page.getByRole('button', { name: 'Sealed releases' }).click();
    await page.getByRole('button', { name: /Federal grand jury/ }).click();
    await said('No. 41');
    await sound(page);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
  });

  it('R117: begins a sealed release without a look at the student’s log, of which the trail would tell', async () => {
    const before = await views();
    await page.getByRole('button', { name: 'New sealed release' }).click();
    await choose(page, 'Student', 'Kiri');
    await page.getByRole('button', { name: 'Go on' }).click();
    await said(/^Only an order that forbids telling anybody goes here/);
    await sound(page);
    expect(await page.getByRole('button', { name: 'Save the entry' }).count()).toBe(0);
    expect(await views()).toEqual(before);
    await page.getByRole('button', { name: /^Discard/ }).click();
    await page.getByRole('button', { name: 'Discard', exact: true }).last().click();
    await page.getByRole('heading', { name: 'A release nobody may learn of' }).waitFor({ state: 'detached' });
  });

  it('R126: adds a party, bars it for five years at least, and lifts the bar with the reason', async () => {
    await page.getByRole('button', { name: 'Parties', exact: true }).click();
    await page.getByRole('button', { name: 'Add a party' }).click();
    await page.getByLabel('Name of the organization').fill('Lakes Research Group');
    await page.getByLabel('In what capacity').selectOption('study');
    await sound(page);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await said('Lakes Research Group was added.');
    await page.getByRole('button', { name: /^Lakes Research Group/ }).click();
    await page.getByRole('button', { name: 'Bar this party…' }).click();
    const until = page.getByLabel('Until and including');
    const soonest = await until.inputValue();
    await until.fill(dayAfter(soonest, -1));
    await page.getByRole('radio', { name: /The district: a study/ }).check();
    await page.getByLabel('What was found').fill('It kept the data past the date.');
    await page.getByRole('button', { name: 'Bar it' }).click();
    await said('Enter a day at least five years after the first');
    await sound(page);
    await until.fill(soonest);
    await page.getByRole('button', { name: 'Bar it' }).click();
    await said(/^Lakes Research Group is barred until/);
    await sound(page);
    await page.getByRole('button', { name: 'Lift the bar…' }).click();
    await page.getByLabel('Why it is lifted').fill('The finding was withdrawn.');
    await page.getByRole('button', { name: 'Lift the bar', exact: true }).click();
    await said('Lakes Research Group may receive data again.');
    await said(/The finding was withdrawn\.$/);
    await leave(page);
  });
});
