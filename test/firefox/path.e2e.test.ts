import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KIRI, noteByKeyboard, openPanel, openStudent, shows, signIn } from '../e2e/acts.ts';
import { startWorld, type World } from '../e2e/world.ts';
import { isFirefoxLeftOut } from '../tools/find-firefox.mjs';
import { type Firefox, startFirefox } from './firefox.ts';

describe.skipIf(isFirefoxLeftOut())('Facesheet in Firefox', () => {
  let world: World;
  let firefox: Firefox;

  beforeAll(async () => {
    world = await startWorld();
    firefox = await startFirefox(world);
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
});
