/** What the face sheet asks for, from the district's words to the panel (R1), in a real browser. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { beside, KIRI, shows } from './acts.ts';
import { type Browser, startBrowser } from './browser.ts';
import { atConsole, leave, openSection } from './console.ts';
import { panelIsSound, sound } from './soundness.ts';
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

it('R1: an administrator adds a field, staff write in it, and its text stays readable once it is not asked for', async () => {
  const first = await atConsole(browser.context, world, 'gferreira');
  await openSection(first, 'Face sheet');
  await first.getByRole('button', { name: 'Add a field' }).click();
  await first.keyboard.type('What calms the student');
  await first.getByRole('button', { name: 'Save', exact: true }).click();
  await first.getByText('Give the field a name in this language.').waitFor();
  await first.keyboard.type('Qué tranquiliza al estudiante');
  await sound(first);
  await first.getByRole('button', { name: 'Save', exact: true }).click();
  await first.getByText('Saved. The face sheet asks for this now.').waitFor();
  await leave(first);

  const page = await beside(browser.context, world, 'rortiz', KIRI, true);
  const panel = await shows(page, 'Kiri Baptiste-Nguyen');
  await panel.getByRole('button', { name: /(Write the|Edit) face sheet/ }).click();
  await panel.getByLabel('What calms the student').fill('A walk with a friend.');
  await panel.getByRole('button', { name: 'Save the face sheet' }).click();
  await panel.getByText(/^Saved \d/).waitFor();

  const again = await atConsole(browser.context, world, 'gferreira');
  await openSection(again, 'Face sheet');
  await again.getByRole('button', { name: 'No longer ask for: What calms the student' }).click();
  await again.getByRole('heading', { name: 'No longer asked for' }).waitFor();
  await again.setViewportSize({ width: 320, height: 700 });
  await sound(again);
  await again.getByRole('button', { name: 'Save', exact: true }).click();
  await again.getByText('Saved. The face sheet asks for this now.').waitFor();
  await again.close();

  await page.reload();
  const later = await shows(page, 'Kiri Baptiste-Nguyen');
  await later.getByText('A walk with a friend.').waitFor();
  await panelIsSound(page, 'a text that is no longer asked for');
  await later.getByRole('button', { name: /(Write the|Edit) face sheet/ }).click();
  // The form comes by itself, a moment later: before it is there nothing is told of what it lacks.
  await later.getByRole('textbox', { name: 'Goals' }).waitFor();
  expect(await later.getByRole('textbox', { name: 'What calms the student' }).count()).toBe(0);
}, 120_000);
