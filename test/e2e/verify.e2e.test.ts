import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testKey, testLines, wholeFile } from '../../shared/audit/testing/make-export.ts';
import { type Browser, startBrowser } from './browser.ts';
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

it('checks an export on a page that asks for nothing else, says where it was altered, and can be used by anybody', async () => {
  const key = testKey();
  const whole = await wholeFile(key, testLines(300), [300]);
  const page = await browser.context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => void asked.push(request.url()));
  const address = `${world.url}/console/verify.html`;
  await page.goto(address);
  const check = async (text: string) => {
    const file = { name: 'audit.jsonl', mimeType: 'application/x-ndjson', buffer: Buffer.from(text) };
    await page.getByLabel('The exported file').setInputFiles(file);
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByRole('status').getByRole('heading').waitFor();
    return page.getByRole('status').innerText();
  };
  expect(await check(whole)).toMatch(/Consistent in itself[^]*Attention: no key was given/);
  await page.getByLabel('Public key').fill(key.text);
  expect(await check(whole)).toMatch(/^\W*Whole\s+Entries 1 to 300 are as they were signed/);
  expect(await check(whole.replace('face-sheet', 'face-sheep'))).toMatch(/Not whole\s+Line 3: entry 1 is not what/);
  await page.getByRole('button', { name: 'Español' }).click();
  expect(await page.getByRole('status').innerText()).toMatch(
    /No íntegro\s+Línea 3: el asiento 1 no es el que se firmó/,
  );
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  }
  expect(asked).toEqual([address]);
  await page.close();
});
