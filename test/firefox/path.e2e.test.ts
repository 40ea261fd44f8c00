import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AMARU, beside, KIRI, noteByKeyboard, openPanel, openStudent, shows, signIn } from '../e2e/acts.ts';
import { until } from '../e2e/browser.ts';
import { startWorld, type World } from '../e2e/world.ts';
import { isFirefoxLeftOut } from '../tools/find-firefox.mjs';
import { type Firefox, startFirefox } from './firefox.ts';

const IDLE_MS = 1_500;

describe.skipIf(isFirefoxLeftOut())('Facesheet in Firefox', () => {
  let world: World;
  let firefox: Firefox;

  beforeAll(async () => {
    world = await startWorld();
    // Its event page is put to sleep as soon as it idles: whatever the panel shows, it must come back to.
    firefox = await startFirefox(world, { 'extensions.background.idle.timeout': IDLE_MS });
  });
  afterAll(async () => {
    await firefox.close();
    await world.end();
  });

  it('goes from sign-in over a student page to a saved contact that is still there after a reload', async () => {
    const page = await openStudent(firefox, world, 'rortiz', KIRI);
    await signIn(await openPanel(page), 'rortiz');
    const panel = await shows(page, 'Kiri Baptiste-Nguyen');
    expect(await panel.getByText(KIRI).first().isVisible()).toBe(true);
    await noteByKeyboard(page, panel, 'Home visit agreed for Thursday at four.');
    await panel.getByText(/^Saved \d/).waitFor();
    await page.reload();
    const again = await shows(page, 'Kiri Baptiste-Nguyen');
    await again.getByText('Home visit agreed for Thursday at four.').waitFor();
    await page.close();
  });

  it('keeps what is being typed when the panel is closed, the page reloaded and its background asleep', async () => {
    const page = await beside(firefox, world, 'rortiz', AMARU, true);
    const panel = await shows(page, 'Amaru Quispe Huanca');
    await panel.getByRole('button', { name: /Note a contact/ }).click();
    await panel.getByLabel('What happened').fill('Half a sentence about');
    await panel.getByText(/^Draft kept/).waitFor();
    await panel.getByRole('button', { name: 'Close the panel' }).click();
    await page.getByRole('button', { name: 'Open Facesheet' }).waitFor();
    await new Promise((resolve) => setTimeout(resolve, 2 * IDLE_MS));
    await openPanel(page);
    await page.reload();
    const again = await shows(page, 'Amaru Quispe Huanca');
    await until(
      async () => (await again.getByLabel('What happened').inputValue()) === 'Half a sentence about',
      'the text to be back in its form',
    );
    await page.close();
  });

  it('tells the page of the SIS no key and no text, and a page that frames the panel by itself nothing', async () => {
    const page = await beside(firefox, world, 'rortiz', KIRI, true);
    const panel = await shows(page, 'Kiri Baptiste-Nguyen');
    await noteByKeyboard(page, panel, 'zyxwv secret of the family');
    await panel.getByText(/^Saved \d/).waitFor();
    const seen = await page.evaluate(() => {
      const { __recorded, __recordedDom } = window as unknown as Record<string, unknown>;
      return JSON.stringify([__recorded, __recordedDom, document.title, { ...localStorage }]);
    });
    expect(seen).toContain('[');
    expect(seen).not.toMatch(/zyxwv|secret/);
    const before = page.frames().length;
    await page.evaluate((address) => {
      const frame = document.createElement('iframe');
      frame.src = address;
      document.body.append(frame);
    }, `${firefox.origin}/panel.html#0123456789abcdef`);
    await until(async () => page.frames().length > before, 'the frame of the page');
    const forged = page.frames().at(-1);
    await forged?.getByText('The page of this panel is closed').waitFor();
    // So long the real one is told something new, at least once.
    await noteByKeyboard(page, panel, 'Told to the real panel alone.');
    await panel.getByText('Told to the real panel alone.').first().waitFor();
    await forged?.getByText('The page of this panel is closed').waitFor();
    expect(await forged?.evaluate(() => document.body.innerText)).not.toMatch(/Kiri|204417|Ortiz/);
    await page.close();
  });

  it('opens a record in an emergency in a window of its own, which no page can lie over', async () => {
    const page = await openStudent(firefox, world, 'rortiz', KIRI);
    await openPanel(page);
    const panel = await shows(page, 'Kiri Baptiste-Nguyen');
    await panel.getByRole('button', { name: /^Signed in as/ }).click();
    await panel.getByRole('button', { name: 'Sign out' }).click();
    await signIn(panel, 'nabdi');
    await panel.getByRole('heading', { name: 'This folder is closed to you' }).waitFor();
    await panel.getByRole('button', { name: 'Emergency access in a window' }).click();
    const aside = await firefox.opened('emergency.html');
    await aside.getByLabel('What is the threat?').fill('She told a friend that she will hurt herself tonight.');
    await aside.getByRole('button', { name: 'Open for four hours' }).click();
    await aside.getByText('The record is open for four hours').waitFor();
    const opened = await shows(page, 'Kiri Baptiste-Nguyen');
    await opened.getByText(/Emergency access until/).waitFor();
    await page.close();
  });
});
