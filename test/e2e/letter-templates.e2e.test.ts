/** The letters that staff begin from, in the district's words (R13), in a real browser. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Browser, startBrowser } from './browser.ts';
import { atConsole, openSection } from './console.ts';
import { sound } from './soundness.ts';
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

it('an administrator writes a letter in a home’s language; what is typed waits, and what was said before is kept', async () => {
  const page = await atConsole(browser.context, world, 'gferreira');
  await openSection(page, 'Letters');
  await sound(page);
  await page.getByRole('button', { name: /^Invitation to a meeting/ }).click();
  await page.getByRole('heading', { level: 2, name: 'Invitation to a meeting' }).waitFor();
  await page.getByLabel('Another language').selectOption({ label: 'Haitian Creole' });
  await page.getByRole('button', { name: 'Add it' }).click();
  await page.keyboard.type('Yon reyinyon sou {{elev}}');
  await page.getByText('Nothing is ever put in {{elev}}. Use one of the places above.').waitFor();
  await sound(page);

  await openSection(page, 'Face sheet');
  await openSection(page, 'Letters');
  await page.getByRole('button', { name: /^Invitation to a meeting.*Changed, not saved/ }).click();
  const subject = page.getByRole('textbox', { name: 'Subject, Haitian Creole' });
  expect(await subject.inputValue()).toBe('Yon reyinyon sou {{elev}}');
  await subject.fill('Yon reyinyon sou {{student}}');
  const preview = page.getByRole('region', { name: 'As the family gets it, Haitian Creole' });
  await preview.getByText('Yon reyinyon sou Alex Rivera').waitFor();

  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Not saved: there is something to put right in Invitation to a meeting.').waitFor();
  await page.getByText('Write the letter.').waitFor();
  await page.keyboard.type('Bonjou {{parent}}, rele lekòl la, tanpri.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved. Letters begin with these words now.').waitFor();
  await page.getByText(/^Came with the program/).click();
  await page.setViewportSize({ width: 320, height: 700 });
  await sound(page);

  await page.getByRole('button', { name: 'No longer write this letter' }).click();
  await page.getByText('This letter is no longer written.').waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'All letters' }).click();
  await page.getByRole('heading', { name: 'No longer written' }).waitFor();
  await sound(page);
  const [[kept]] = (await world.rows(`SELECT value FROM setting WHERE name = 'letter-templates'`)) as [[string]];
  const { templates } = JSON.parse(kept) as { templates: { key: string; retired?: true; texts: { lang: string }[] }[] };
  expect(templates[0]).toMatchObject({ key: 'meeting', retired: true, texts: [{}, {}, { lang: 'ht' }] });
  expect(await world.rows(`SELECT count(*) FROM setting WHERE name LIKE 'letter-templates:%'`)).toEqual([[2]]);
}, 120_000);
