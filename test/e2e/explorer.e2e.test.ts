import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { beside, KIRI, shows } from './acts.ts';
import { type Browser, startBrowser } from './browser.ts';
import { atConsole, choose, leave, openSection } from './console.ts';
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

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const found = (page: Page, text: RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();

/** The text of the file that a press hands over. */
async function given(page: Page, press: Locator): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), press.click()]);
  return readFileSync(await file.path(), 'utf8');
}

async function withoutFaults(page: Page): Promise<void> {
  for (const [width, height] of [
    [1366, 860],
    [320, 640],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1366, height: 860 });
}

it('shows who used a record, one person’s uses for a purpose, and files that prove it', async () => {
  const student = await beside(browser.context, world, 'rortiz', KIRI, true);
  await shows(student, 'Kiri Baptiste-Nguyen');
  await student.close();

  const desk = await atConsole(browser.context, world, 'anwosu');
  await openSection(desk, 'Audit trail');
  await button(desk, 'Filter…').click();
  await desk.getByLabel('What was done').selectOption({ label: 'Opened a face sheet' });
  await choose(desk, 'Who used the record of', 'Kiri');
  await button(desk, 'Show').click();
  await desk.getByRole('heading', { name: 'Who used this record: Kiri Baptiste-Nguyen' }).waitFor();
  await found(desk, /1 entry/);
  // Kinds of entries stand in the address; nobody's id does.
  expect(desk.url()).toMatch(/#\/audit\/what-student\.view\/deliberate$/);
  await withoutFaults(desk);

  await desk.getByRole('row').nth(1).getByRole('button').click();
  expect(await given(desk, button(desk, 'Proof of this entry'))).toContain('"student.view');
  await desk.keyboard.press('Escape');
  await button(desk, 'Incidental uses').click();
  await found(desk, /^0 entries/);
  await desk.goBack();
  await found(desk, /1 entry/);

  await button(desk, 'Remove all filters').click();
  await button(desk, 'One member of staff…').click();
  await button(desk, 'Search').click();
  await desk.getByText('Pick a member of staff from the list.').waitFor();
  await choose(desk, 'Member of staff', 'Rosa Ortiz');
  await desk.getByLabel('What is it for?').fill('A parent asked who had opened it.');
  await button(desk, 'Search').click();
  await found(desk, /They are not counted/);
  await button(desk, 'Remove the filter: Used by Rosa Ortiz').waitFor();

  await button(desk, 'Export…').click();
  const file = await given(desk, desk.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }));
  expect(file.trim().split('\n').length).toBeGreaterThan(1);
  await desk.getByText('The file is saved.').waitFor();
  await leave(desk);
});
