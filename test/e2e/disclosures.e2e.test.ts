/** The disclosure log in a real browser (34 CFR 99.32): a request by telephone, its correction, and what may not show. */
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAfter } from '../../shared/clocks/day-after.ts';
import { AMARU, beside, KIRI, pressFinal, shows } from './acts.ts';
import { type Browser, panelOf, startBrowser } from './browser.ts';
import { DEMO_PASSWORD } from '../demo/seed.ts';
import { atConsole, choose, leave, openSection } from './console.ts';
import { askerIn, beginAbout, discardEntry } from './log-acts.ts';
import { panelIsSound, sound } from './soundness.ts';
import { startWorld, type World } from './world.ts';

const PATIENCE_MS = 10_000;
/** A party of the demo district. */
const BARRED = 'Brightpath Research';
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
    // What is final is done once its button was in sight.
    await tabTo('Save');
    await panel.locator('button[data-armed="true"]:focus').waitFor();
    await press('Enter');
    await panel.getByText('Entered in the log.').waitFor();
    expect(await entries()).toEqual([['Dana Reyes, Daily News', 'A story about the team', 'none', 'denied']]);
    await panel.getByText('Dana Reyes, Daily News').first().click();
    await panel.getByText('No consent.').waitFor();
    await panelIsSound(page, 'an entry being read');
  });

  it('R101: of a subpoena is not released before the parent is told, and is then', async () => {
    await panel.getByRole('button', { name: 'Log a request' }).click();
    await panel.getByLabel('Released', { exact: true }).check();
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
    await pressFinal(panel, 'Save');
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
    await pressFinal(panel, 'Save');
    await panel.getByText('Entered in the log.').waitFor();
    expect(await entries()).toEqual([['County court', 'A custody case', 'R101', 'released']]);
  });

  it('R117: a sealed order is not kept from here, and is dropped by its reader’s own act', async () => {
    const before = await count();
    await panel.getByRole('button', { name: 'Log a request' }).click();
    await panel.getByLabel('Released', { exact: true }).check();
    await panel.getByLabel('Who asks or receives').fill('Grand jury');
    await panel.getByLabel('In what capacity').selectOption('agency');
    await panel.getByLabel('Court order or subpoena').check();
    await panel.getByLabel(/^Ground for telling nobody/).selectOption('secrecy');
    await panel.getByText('The records manager has to take this one').waitFor();
    await panelIsSound(page, 'a sealed order');
    expect(await panel.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0);
    await panel.getByRole('button', { name: 'Discard what I typed' }).click();
    await panel.getByRole('button', { name: 'Log a request' }).waitFor();
    expect(await count()).toBe(before);
  });

  it('R121, R125: says what the receiver has to be told, to be read out or printed', async () => {
    await panel.getByRole('button', { name: 'Log a request' }).click();
    await panel.getByLabel('Released', { exact: true }).check();
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
    expect(await panel.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0);
    await panel
      .getByRole('button', { name: /^Discard/ })
      .first()
      .click();
    await pressFinal(panel, 'Discard');
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
    await pressFinal(panel, 'Save');
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

describe('an entry that is begun in the panel', () => {
  it('is its own student’s, and is not there when the page shows another', async () => {
    const own = await startBrowser(world);
    const page = await beside(own.context, world, 'rortiz', KIRI, true);
    page.setDefaultTimeout(PATIENCE_MS);
    const form = async (name: string, button: string) => {
      const panel = await shows(page, name);
      await panel.getByRole('button', { name: /^Disclosures/ }).click();
      await panel.getByRole('button', { name: button }).click();
      return panel.getByLabel('Who asks or receives');
    };
    const turnTo = (sisId: string) => page.goto(`${world.sisUrl}/auto?user=rortiz&student=${sisId}&next=/plain`);
    await (await form('Kiri', 'Log a request')).fill('First caller');
    await (await panelOf(page)).getByText(/^Draft kept/).waitFor();
    await turnTo(AMARU);
    expect(await (await form('Amaru', 'Log a request')).inputValue()).toBe('');
    await turnTo(KIRI);
    expect(await (await form('Kiri', 'Go on')).inputValue()).toBe('First caller');
    await own.close();
  }, 120_000);
});

it('R169, R139: whoever keeps requests sees the open ones in the panel, and opens one of them in the console', async () => {
  const own = await startBrowser(world);
  const page = await beside(own.context, world, 'mhaskins', KIRI, true);
  page.setDefaultTimeout(PATIENCE_MS);
  const panel = await shows(page, 'Kiri');
  await panel.getByRole('button', { name: /^Disclosures and requests/ }).click();
  const open = panel.getByRole('region', { name: 'Open requests' });
  const link = open.getByRole('link', { name: 'A minor asks to deny the parent. Open it in the console' });
  await link.waitFor();
  await open.getByText('No deadline').first().waitFor();
  await panelIsSound(page, 'the open requests');
  const [opened] = await Promise.all([own.context.waitForEvent('page'), link.click()]);
  for (const word of ['Kiri', KIRI]) expect(opened.url()).not.toContain(word);
  await opened.getByLabel('User name').fill('mhaskins');
  await opened.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await opened.getByRole('button', { name: 'Sign in', exact: true }).click();
  await opened.getByRole('heading', { name: 'A minor asks to deny the parent' }).waitFor();
  await sound(opened);
  await own.close();
}, 120_000);

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
    await page.getByLabel('Result').selectOption('denied');
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
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await said('Corrected. The entry is marked, and stays to be read.');
    await said(/It was the other newspaper\./);
    expect(await entries()).toEqual([['Dana Reyes, Evening Post', 'A story about the team', 'none', 'denied']]);
    expect(page.url()).toMatch(/denied$/);
    for (const word of ['Kiri', KIRI, 'Reyes']) expect(page.url() + (await page.title())).not.toContain(word);
  });

  it('begins an entry for each student by itself, and finds it again', async () => {
    await beginAbout(page, 'New entry', 'Kiri');
    await askerIn(page).fill('First asker');
    await page.getByRole('button', { name: 'Back to the log' }).click();
    await beginAbout(page, 'New entry', 'Amaru');
    expect(await askerIn(page).inputValue()).toBe('');
    await page.getByRole('button', { name: 'Back to the log' }).click();
    await beginAbout(page, 'New entry', 'Kiri');
    expect(await askerIn(page).inputValue()).toBe('First asker');
    await discardEntry(page);
    await page.getByRole('button', { name: 'Back to the log' }).click();
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
    const paper = page.locator('.paper');
    expect(await paper.count(), 'nothing for a print of which the trail does not know').toBe(0);
    await page.getByRole('button', { name: 'Print', exact: true }).click();
    await paper.waitFor({ state: 'attached' });
    await page.emulateMedia({ media: 'print' });
    await paper.getByText('Who asked for data about Kiri').waitFor();
    expect(await paper.innerText()).toContain('This entry was wrong: It was the other newspaper.');
    // R117: the same words for whoever has something in the sealed book, and for whoever has not.
    expect(await paper.innerText()).toContain('For the school’s own use. It holds what was entered');
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await paper.waitFor({ state: 'detached' });
    expect(await world.rows(`SELECT 1 FROM audit WHERE action = 'paper.print'`)).toHaveLength(1);
    await leave(page);
  });
});
