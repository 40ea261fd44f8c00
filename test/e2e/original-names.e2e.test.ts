/** The original name of a student (R197) in a real browser: seen by who may know it, and left behind nowhere. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { beside, KIRI, shows } from './acts.ts';
import { type Browser, startBrowser } from './browser.ts';
import { failOnNames } from './traces.ts';
import { startWorld, type World } from './world.ts';

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

it('R197: is shown beside the record to whoever may know it, and stays in no address, title, storage or SIS page', async () => {
  const page = await beside(browser.context, world, 'rortiz', KIRI, true);
  const panel = await shows(page, 'Kiri');
  await panel.getByRole('button', { name: /^Name and pronouns/ }).click();
  await panel
    .getByText(/Zephrine/)
    .first()
    .waitFor();
  expect(world.heard()).toMatchObject({ leaks: [], rightful: ['POST /v1/names/read: Zephrine'] });
  expect(world.heard().answers.json).toBeGreaterThan(0);

  const traces = await browser.traces();
  const places = [world.url, `${world.sisUrl}/plain`, 'chrome-extension://', '<title>'];
  for (const place of places)
    expect(
      traces.some((text) => text.includes(place)),
      place,
    ).toBe(true);
  expect(() => {
    failOnNames(traces);
  }).not.toThrow();

  // And would be found there; an address would be as well, and would be remembered.
  for (const [leave, takeBack] of [
    [() => void (document.title = 'Zephrine'), () => void (document.title = '')],
    [() => sessionStorage.setItem('name', 'Zephrine'), () => sessionStorage.clear()],
    [() => document.body.append('Zephrine'), () => document.body.lastChild?.remove()],
  ] as const) {
    await page.evaluate(leave);
    const left = await browser.traces();
    await page.evaluate(takeBack);
    expect(() => {
      failOnNames(left);
    }, String(leave)).toThrow('R197');
  }
});
