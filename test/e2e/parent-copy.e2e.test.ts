/** The family's copy of the disclosure log with its proof, and the Record of Inspection, in a real browser. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPdf } from '../../server/documents/testing/read-pdf.ts';
import { completeRelease } from '../../shared/areas/disclosures/testing/complete.ts';
import { type Browser, startBrowser } from './browser.ts';
import { atConsole, choose, openSection } from './console.ts';
import { sound } from './soundness.ts';
import { startWorld, type World } from './world.ts';

const PATIENCE_MS = 15_000;
const today = new Date().toISOString().slice(0, 10);
let world: World;
let browser: Browser;
let page: Page;
let studentId = '';

beforeAll(async () => {
  world = await startWorld();
  browser = await startBrowser(world);
  page = await atConsole(browser.context, world, 'anwosu');
  page.setDefaultTimeout(PATIENCE_MS);
  studentId = String((await world.rows("SELECT id FROM student WHERE sis_id = '204417'"))[0]?.[0]);
});
afterAll(async () => {
  await browser.close();
  await world.end();
});

/** Sends a change as the page does. */
const op = (kind: string, body: object) =>
  page.evaluate(
    async ({ kind, body, opId }) => {
      const headers = { 'content-type': 'application/json', 'x-facesheet-client': 'console' };
      const answer = await fetch('/v1/ops', {
        method: 'POST',
        headers,
        body: JSON.stringify({ ops: [{ opId, kind, body }] }),
      });
      return answer.text();
    },
    { kind, body, opId: v7() },
  );
const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const handed = async (name: string | RegExp) => {
  const [file] = await Promise.all([page.waitForEvent('download'), press(name).click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
};

async function openRecord(): Promise<void> {
  await openSection(page, 'Disclosure log');
  await press("A student's record…").first().click();
  await choose(page, 'Student', 'Kiri');
  await press('Go on').click();
  await page.getByRole('heading', { name: /^Record of disclosures: Kiri/ }).waitFor();
}

/** The copy, and its hash as the page says it. */
let pdf: Buffer;
let sha256 = '';

it('R85, R119: a copy in Spanish is made in one step, without what is sealed (R117)', async () => {
  const form = completeRelease('R94', { day: today, party: 'Eastbrook School' });
  expect(await op('disclosure.record', { studentId, disclosureId: v7(), form })).toContain('"applied"');
  const order = { day: today, party: 'Jury of Sealsworth', capacity: 'court', order: 'Zebra', noNotice: 'secrecy' };
  const sealed = { studentId, releaseId: v7(), form: completeRelease('R101', order) };
  expect(await op('disclosure.seal', sealed)).toContain('"applied"');

  await openRecord();
  await press('Family’s copy of the log').click();
  await page.getByRole('heading', { name: 'The copy holds' }).waitFor();
  await sound(page);
  await page.getByLabel(/^Who sees/).fill('Dana Baptiste');
  await page.getByRole('radio', { name: 'Parent of a student under 18' }).check();
  await page.getByRole('radio', { name: 'Government ID' }).check();
  await page.getByRole('radio', { name: 'Spanish' }).check();
  const copy = await handed('Make the copy');
  pdf = copy.bytes;
  expect(copy.name).toBe('disclosure-log-copy.pdf');
  await page.getByRole('heading', { name: 'The copy was made' }).waitFor();
  sha256 = createHash('sha256').update(pdf).digest('hex');
  await page.getByText(sha256).waitFor();
  await sound(page);
  const read = await readPdf(pdf);
  expect(read).toMatchObject({ lang: 'es', ua: '1', marked: true });
  expect(read.text).toContain('Eastbrook School');
  expect(read.text).toContain('Copia para Dana Baptiste');
  expect(read.text).not.toMatch(/Sealsworth|Zebra/);
});

it('R85: the proof says to anybody that this PDF is the copy, and that another is not', async () => {
  const proof = await handed('Download the proof');
  expect(proof.name).toMatch(/^disclosure-log-proof-\d+\.jsonl$/);
  expect(proof.bytes.toString()).not.toMatch(/Dana|Kiri|Sealsworth|Nwosu/);
  await verified(proof.bytes);
});

it('R181: it stands in the Record of Inspection with its hash', async () => {
  await press('Done').click();
  await press('Record of Inspection').click();
  await press(/Dana Baptiste/).click();
  await page.getByText(sha256).waitFor();
  await sound(page);
  const [[kept] = []] = await world.rows('SELECT sha256 FROM inspection');
  expect(kept).toBe(sha256);
});

/** On the page that asks for nothing: with this PDF, with another one, and with none. */
async function verified(proof: Buffer): Promise<void> {
  const keys = (JSON.parse(proof.toString().split('\n')[0] ?? '') as { keys: string[] }).keys;
  const at = await browser.context.newPage();
  await at.goto(`${world.url}/console/verify.html`);
  await at.getByLabel('The exported file').setInputFiles({ name: 'p.jsonl', mimeType: 'text/plain', buffer: proof });
  await at.getByLabel('Public key').fill(keys.join('\n'));
  const check = async (buffer: Buffer) => {
    await at
      .getByLabel('The copy that came with it')
      .setInputFiles({ name: 'c.pdf', mimeType: 'application/pdf', buffer });
    await at.getByRole('button', { name: 'Check' }).click();
    await at.getByRole('status').getByRole('heading').waitFor();
    return at.getByRole('status').innerText();
  };
  expect(await check(pdf)).toMatch(/^\W*Whole\s+This PDF is the copy that entry \d+ of the trail names\./);
  await sound(at);
  const altered = Buffer.concat([pdf, Buffer.from('\n')]);
  expect(await check(altered)).toMatch(/^\W*Not this PDF\s+This PDF is not the copy that the trail names/);
  await at.close();
}

it('R181, R127: an inspection is entered by hand; what is wrong is said at its field, and what is typed stays', async () => {
  await openRecord();
  await press('Record of Inspection').click();
  await press('Enter an inspection').click();
  await page.getByLabel(/^Who sees/).fill('Kai Nguyen');
  await page.getByRole('radio', { name: 'Parent of a dependent student' }).check();
  await page.getByRole('radio', { name: 'Tax return seen' }).check();
  await page.getByRole('radio', { name: 'Known in person' }).check();
  await page.getByRole('radio', { name: 'Shown', exact: true }).check();
  await page.getByLabel('Grades and transcript', { exact: true }).check();
  await page.getByRole('checkbox', { name: /about other students/ }).check();
  await page.getByRole('checkbox', { name: /Nothing confidential/ }).check();
  await press('Save').click();
  await page
    .getByText(/By the roster the student is not 18 yet/)
    .first()
    .waitFor();
  await page.setViewportSize({ width: 320, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await sound(page);
  await page.setViewportSize({ width: 1366, height: 860 });
  await page
    .getByRole('button', { name: /^Close/ })
    .first()
    .click();
  await press('Enter an inspection').click();
  expect(await page.getByLabel(/^Who sees/).inputValue()).toBe('Kai Nguyen');
  await page.getByRole('radio', { name: 'Parent of a student under 18' }).check();
  await press('Save').click();
  await page.getByText('Saved in the Record of Inspection.').first().waitFor();
  await press(/Kai Nguyen/).waitFor();
  await page.setViewportSize({ width: 320, height: 800 });
  await sound(page);
  await page.setViewportSize({ width: 1366, height: 860 });
  await page.emulateMedia({ colorScheme: 'light' });
});

it('R181: an entry made by mistake is struck with why, and stays; one that went with a file can’t be struck', async () => {
  await press(/Dana Baptiste/).click();
  await page.getByText(sha256).waitFor();
  expect(await press('Strike this entry…').count()).toBe(0);
  await press(/Kai Nguyen/).click();
  await press('Strike this entry…').click();
  await press('Strike it').click();
  await page.getByText('Say why it was a mistake').first().waitFor();
  await sound(page);
  await page.getByLabel('Why it was a mistake').fill('Kai Nguyen never came.');
  await page
    .getByRole('button', { name: /^Close/ })
    .first()
    .click();
  await press(/Kai Nguyen/).click();
  await press('Strike this entry…').click();
  expect(await page.getByLabel('Why it was a mistake').inputValue()).toBe('Kai Nguyen never came.');
  await page.setViewportSize({ width: 320, height: 800 });
  await sound(page);
  await page.setViewportSize({ width: 1366, height: 860 });
  await press('Strike it').click();
  await page.getByText('Struck. The entry stays to be read.').first().waitFor();
  await page.getByText(/Adaeze Nwosu: Kai Nguyen never came\.$/).waitFor();
  await sound(page);
  const row = page.getByRole('row', { name: /Kai Nguyen/ });
  expect(await row.innerText()).toContain('Entered by mistake');
  expect(await world.rows('SELECT why FROM inspection_strike')).toEqual([['Kai Nguyen never came.']]);
});
