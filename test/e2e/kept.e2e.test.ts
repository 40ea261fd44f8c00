import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { DEMO_EXTENSION } from '../tools/build.ts';
import { beside, KIRI, openPanel, openStudent, shows, signIn } from './acts.ts';
import { type Browser, crash, startBrowser, until } from './browser.ts';
import { startWorld, type World } from './world.ts';

const HOUR = 3_600_000;
const KIRI_NAME = 'Kiri Baptiste-Nguyen';

let world: World;
let profile: string;
let browser: Browser;

beforeEach(async () => {
  world = await startWorld();
  profile = mkdtempSync(join(tmpdir(), 'facesheet-profile-'));
  browser = await startBrowser(world, profile);
});
afterEach(async () => {
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
  await world.end();
});

async function typeNote(panel: Frame, text: string): Promise<void> {
  await panel.getByRole('button', { name: /Note a contact/ }).click();
  await panel.getByLabel('What happened').fill(text);
  await panel.getByText(/^Draft kept/).waitFor();
}

const save = (panel: Frame) => panel.getByRole('button', { name: /^Save/ }).click();
const written = (panel: Frame) => panel.getByLabel('What happened').inputValue({ timeout: 1_000 });

/** The same profile in a new browser: nothing of what was in memory is there any more. */
async function reopen(): Promise<Browser> {
  browser = await startBrowser(world, profile);
  return browser;
}

const notes = async () => {
  const rows = await world.rows('SELECT note FROM contact ORDER BY rev');
  return rows.map(([note]) => String(note));
};
const count = async (text: string) => (await notes()).filter((note) => note === text).length;

/** The extension's bearer token, so that it can be looked for where it must not be. */
const tokenOf = ({ worker }: Browser) =>
  worker.evaluate(async () => {
    const { session } = await chrome.storage.session.get('session');
    return String((session as { token?: string } | undefined)?.token ?? '');
  });

/** Which of these stand in the clear in any file of the profile, as the disk has it: UTF-8 or UTF-16. */
function inTheClear(words: readonly string[]): string[] {
  const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap((file) => {
    const bytes = readFileSync(join(file.parentPath, file.name));
    const found = words.filter((word) => bytes.includes(word, 0, 'utf8') || bytes.includes(word, 0, 'utf16le'));
    return found.map((word) => `${word} in ${file.name}`);
  });
}

describe('what is being typed', () => {
  it('outlives a browser that is killed in the middle of a sentence, sealed until its author signs in', async () => {
    const page = await beside(browser.context, world, 'rortiz', KIRI, true);
    await typeNote(await shows(page, KIRI_NAME), 'Canary sentence, half wri');
    const token = await tokenOf(browser);
    expect(token).not.toBe('');
    await crash(page);
    expect(inTheClear(['Canary sentence', 'Baptiste', token])).toEqual([]);
    const again = await openStudent((await reopen()).context, world, 'rortiz', KIRI, true);
    const panel = await openPanel(again);
    await panel.getByText(/is kept on this computer/).waitFor();
    await signIn(panel, 'rortiz');
    await shows(again, KIRI_NAME);
    await until(async () => (await written(panel).catch(() => '')) === 'Canary sentence, half wri', 'the text');
    await panel.getByLabel('What happened').fill('Canary sentence, written.');
    await save(panel);
    await panel.getByText(/^Saved \d/).waitFor();
    expect(await count('Canary sentence, written.')).toBe(1);
  });

  it('is there after the extension was updated', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'facesheet-extension-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    cpSync(DEMO_EXTENSION, folder, { recursive: true });
    await browser.close();
    browser = await startBrowser(world, profile, folder);
    const page = await beside(browser.context, world, 'rortiz', KIRI, true);
    await typeNote(await shows(page, KIRI_NAME), 'Half typed before the update');
    await browser.close();
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { version: string };
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, version: `${manifest.version}.1` }));
    browser = await startBrowser(world, profile, folder);
    const panel = await shows(await beside(browser.context, world, 'rortiz', KIRI, true), KIRI_NAME);
    await until(async () => (await written(panel).catch(() => '')) === 'Half typed before the update', 'the text');
  });

  it('comes back to its author when the session ended meanwhile, and to nobody else', async () => {
    const page = await beside(browser.context, world, 'rortiz', KIRI, true);
    const panel = await shows(page, KIRI_NAME);
    await typeNote(panel, 'Only mine to see');
    // Not at once: the panel's next pull could find it out while the note is being saved, and take the button away.
    world.passTimeAtNextOp(HOUR);
    await save(panel);
    await panel.getByLabel('User name').waitFor();
    await signIn(panel, 'ptran');
    await shows(page, KIRI_NAME);
    expect(await panel.getByText('Only mine to see').count()).toBe(0);
    await panel.getByRole('button', { name: /^Signed in as/ }).click();
    await panel.getByRole('button', { name: 'Sign out' }).click();
    await signIn(panel, 'rortiz');
    await shows(page, KIRI_NAME);
    await panel.getByText('Only mine to see').first().waitFor();
    await until(async () => (await count('Only mine to see')) <= 1, 'the note');
  });
});

describe('what was saved while the server could not be reached', () => {
  it('is sent once each, in order, after an hour without a network and a new sign-in', async () => {
    const page = await beside(browser.context, world, 'rortiz', KIRI, true);
    const panel = await shows(page, KIRI_NAME);
    await world.goDown();
    const texts = ['First while away.', 'Second while away.', 'Third while away.'];
    for (const text of texts) {
      await typeNote(panel, text);
      await save(panel);
      await panel.getByText('Waiting to be sent').first().waitFor();
    }
    await panel
      .getByText(/3 waiting to be sent/)
      .first()
      .waitFor();
    await panel.getByRole('button', { name: /^Signed in as/ }).click();
    await panel.getByRole('button', { name: 'My work' }).first().click();
    await panel.getByRole('button', { name: 'Send now' }).click();
    await panel.getByText(/^Not sent: the server can't be reached/).waitFor();
    await crash(page);
    world.passTime(HOUR);
    await world.comeBack();
    const again = await beside((await reopen()).context, world, 'rortiz', KIRI, true);
    await shows(again, KIRI_NAME);
    await until(async () => (await notes()).filter((note) => texts.includes(note)).length === 3, 'all three', 30_000);
    expect((await notes()).filter((note) => texts.includes(note))).toEqual(texts);
  });

  it('is not doubled when the server applied it and its answer was lost', async () => {
    const page = await beside(browser.context, world, 'rortiz', KIRI, true);
    const panel = await shows(page, KIRI_NAME);
    await typeNote(panel, 'Applied, but nobody heard.');
    world.behave('lost-answer');
    await save(panel);
    await panel.getByText('Waiting to be sent').first().waitFor({ timeout: 30_000 });
    expect(await count('Applied, but nobody heard.')).toBe(1);
    world.behave('well');
    await panel.getByText('Waiting to be sent').first().waitFor({ state: 'detached', timeout: 45_000 });
    expect(await count('Applied, but nobody heard.')).toBe(1);
  });

  it('is not sent by somebody else who signs in here, nor shown to them', async () => {
    const page = await beside(browser.context, world, 'rortiz', KIRI, true);
    const panel = await shows(page, KIRI_NAME);
    await world.goDown();
    await typeNote(panel, 'Waits for Rosa.');
    await save(panel);
    await panel.getByText('Waiting to be sent').first().waitFor();
    await panel.getByRole('button', { name: /^Signed in as/ }).click();
    await panel.getByRole('button', { name: 'Sign out' }).click();
    await world.comeBack();
    await signIn(panel, 'ptran');
    await shows(page, KIRI_NAME);
    expect(await panel.getByText('Waits for Rosa.').count()).toBe(0);
    expect(await panel.getByText(/waiting to be sent/).count()).toBe(0);
    expect(await count('Waits for Rosa.')).toBe(0);
    await panel.getByRole('button', { name: /^Signed in as/ }).click();
    await panel.getByRole('button', { name: 'Sign out' }).click();
    await signIn(panel, 'rortiz');
    await until(async () => (await count('Waits for Rosa.')) === 1, 'the note', 30_000);
    const [author] = await world.rows(
      "SELECT s.username FROM contact c JOIN account s ON s.staff_id = c.author_id WHERE c.note = 'Waits for Rosa.'",
    );
    expect(author).toEqual(['rortiz']);
  });
});

describe('two people at one face sheet', () => {
  it('see that the other is writing, and choose between two texts when both changed a field', async () => {
    const other = await startBrowser(world);
    try {
      const [mine, theirs] = [
        await beside(browser.context, world, 'rortiz', KIRI, true),
        await beside(other.context, world, 'ptran', KIRI, true),
      ];
      const [rosa, phuong] = [await shows(mine, KIRI_NAME), await shows(theirs, KIRI_NAME)];
      const begin = (panel: Frame) => panel.getByRole('button', { name: /(Write the|Edit) face sheet/ }).click();
      await begin(rosa);
      await begin(phuong);
      await rosa.getByLabel('Goals').fill('On time each morning.');
      await phuong.getByLabel('Goals').fill('Joins the robotics club.');
      await rosa.getByText('Phương Trần is changing this face sheet').waitFor({ timeout: 60_000 });
      await rosa.getByRole('button', { name: 'Save the face sheet' }).click();
      await rosa.getByText(/^Saved \d/).waitFor();
      await phuong.getByRole('button', { name: 'Save the face sheet' }).click();
      await phuong.getByText('Somebody changed this while you wrote').first().waitFor();
      await phuong.getByText('On time each morning.').first().waitFor();
      await phuong.getByRole('button', { name: 'Keep mine: Goals' }).click();
      await phuong.getByRole('button', { name: 'Save the face sheet' }).click();
      await phuong.getByText(/^Saved \d/).waitFor();
      const rows = await world.rows("SELECT text FROM sheet_entry WHERE field = 'goals' ORDER BY rev");
      expect(rows.flat()).toEqual(['On time each morning.', 'Joins the robotics club.']);
    } finally {
      await other.close();
    }
  }, 120_000);
});

it('leaves nothing of a student, a note or a token in the clear in the whole profile', async () => {
  const page = await beside(browser.context, world, 'rortiz', KIRI, true);
  const panel = await shows(page, KIRI_NAME);
  const token = await tokenOf(browser);
  await typeNote(panel, 'Canarybird noted.');
  await save(panel);
  await panel.getByText(/^Saved \d/).waitFor();
  await world.goDown();
  await typeNote(panel, 'Canarybird waits.');
  await save(panel);
  await panel.getByText('Waiting to be sent').first().waitFor();
  await typeNote(panel, 'Canarybird half ty');
  await page.close();
  await browser.close();
  // The SIS's own pages hold its students' names; those are its cookies, cache and history, and no text of ours.
  expect(inTheClear(['Canarybird', token])).toEqual([]);
  const ours = readdirSync(join(profile, 'Default', 'Local Extension Settings'), { recursive: true });
  expect(ours.length).toBeGreaterThan(0);
  await world.comeBack();
  await reopen();
});
