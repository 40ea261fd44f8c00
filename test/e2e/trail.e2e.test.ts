import type { Frame } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KIRI, openPanel, openStudent, shows, signIn } from './acts.ts';
import { type Browser, panelOf, startBrowser } from './browser.ts';
import { atConsole, leave, openSection } from './console.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let browser: Browser;
/** Puts the database back to where it was before anybody came. */
let rollBack: () => Promise<void>;

beforeEach(async () => {
  world = await startWorld();
  await world.sign();
  rollBack = await world.copy();
  browser = await startBrowser(world);
});
afterEach(async () => {
  await browser.close();
  await world.end();
});

async function signOut(panel: Frame): Promise<void> {
  await panel.getByRole('button', { name: /^Signed in as/ }).click();
  await panel.getByRole('button', { name: 'Sign out' }).click();
  await panel.getByLabel('User name').waitFor();
}

it('says in the panel that a server was rolled back, until somebody says that they have told', async () => {
  const page = await openStudent(browser.context, world, 'rortiz', KIRI);
  const panel = await openPanel(page);
  await signIn(panel, 'rortiz');
  await shows(page, 'Kiri Baptiste-Nguyen');
  await signOut(panel);
  await world.sign();
  await signIn(panel, 'rortiz');
  await shows(page, 'Kiri Baptiste-Nguyen');
  expect(await panel.getByRole('alert').count()).toBe(0);
  await expect.poll(() => kept(browser, 'trailWatch')).toContain('facesheet/');
  // First: a server that was rolled back knows nothing of the session, and ends it whenever it is asked.
  await signOut(panel);
  await rollBack();
  await signIn(panel, 'rortiz');
  await panel.getByText(/fewer entries than this browser saw on/).waitFor();
  await shows(page, 'Kiri Baptiste-Nguyen');

  await page.reload();
  const again = await panelOf(page);
  await again.getByRole('alert', { name: 'The audit trail may have been changed' }).waitFor();
  await again.getByRole('button', { name: 'I have told the records manager' }).click();
  await again.getByRole('alert').waitFor({ state: 'detached' });
  expect(await kept(browser, 'trailEvidence')).toContain('shrunk');
  expect(await kept(browser, 'trailAlarm')).toBe('{}');
});

it('says it in the console too, and shows the newest checkpoint there', async () => {
  const first = await atConsole(browser.context, world, 'anwosu');
  await leave(first);
  await world.sign();
  const page = await atConsole(browser.context, world, 'anwosu');
  await openSection(page, 'Audit trail');
  await page.getByText('Newest checkpoint').click();
  await page.getByText(/^This browser has watched the trail since/).waitFor();
  await leave(page);
  await rollBack();
  const after = await atConsole(browser.context, world, 'anwosu');
  await after
    .getByRole('alert')
    .getByText(/fewer entries than this browser saw on/)
    .waitFor();
  await after.getByRole('button', { name: 'I have told the records manager' }).click();
  await after.getByRole('button', { name: /^I have told/ }).waitFor({ state: 'detached' });
});

/** What the extension keeps on disk under a name, as text. */
function kept({ worker }: Browser, name: string): Promise<string> {
  return worker.evaluate(async (key) => JSON.stringify((await chrome.storage.local.get(key))[key] ?? null), name);
}
