/** What several browser tests of names and pronouns do (R193 to R206). */
import type { Frame, Page } from 'playwright-core';
import { shows } from './acts.ts';
import { until } from './browser.ts';

export const PATIENCE_MS = 30_000;

/** The folder's part about names and pronouns. */
export async function openNames(page: Page, name: string): Promise<Frame> {
  page.setDefaultTimeout(PATIENCE_MS);
  const panel = await shows(page, name);
  await panel.getByRole('button', { name: /^Name and pronouns/ }).click();
  await panel.getByRole('heading', { name: 'Name and pronouns' }).waitFor();
  return panel;
}

/** Chooses an answer of a group of radio buttons, in the panel or in the console. */
export const pick = (where: Frame | Page, group: string, answer: string | RegExp): Promise<void> =>
  where.getByRole('group', { name: group, exact: true }).getByRole('radio', { name: answer, exact: true }).check();

/** What the form asks for beside the names, which stand in it. */
export async function fillInTheRest(where: Frame | Page): Promise<void> {
  await pick(where, 'Current gender', 'Female');
  await pick(where, 'Gender', 'Male');
  await where.getByLabel(/^Pronouns/).selectOption({ label: 'They/Them/Their' });
  for (const group of ['Change the e-mail address', 'Change the household relationships']) {
    await pick(where, group, 'No');
  }
  for (const box of await where.getByRole('checkbox').all()) await box.check();
}

/** Our frames near the name in the page, and what stands in each. */
export function flags(page: Page): Promise<readonly string[]> {
  const frames = page.frames().filter((frame) => frame.url().endsWith('/flag.html'));
  return Promise.all(frames.map(async (frame) => (await frame.locator('#flag').textContent()) ?? ''));
}

export const flagged = (page: Page, text: string, timeoutMs?: number): Promise<void> =>
  until(async () => (await flags(page)).some((one) => one === text), `a flag that says “${text}”`, timeoutMs);

/** The frame is there, as for every student, and says nothing. */
export async function unflagged(page: Page): Promise<void> {
  await until(async () => (await flags(page)).length > 0, 'the frame to be there');
  await until(async () => (await flags(page)).every((one) => one === ''), 'the frame to be empty');
}

/** Opens a part of the console's section on names. */
export const namesPart = (page: Page, name: string): Promise<void> =>
  page.getByRole('group', { name: 'Parts of names and pronouns' }).getByRole('button', { name }).click();

/** A text in the console's work area. */
export const shown = (page: Page, text: string | RegExp): Promise<void> =>
  page.locator('#work').getByText(text).filter({ visible: true }).first().waitFor();

export const press = (where: Frame | Page, name: string | RegExp): Promise<void> =>
  where.getByRole('button', { name, exact: true }).click();

/** Chooses the next step in the console. */
export const toStep = async (page: Page, label: string): Promise<void> => {
  await page.getByLabel('Step', { exact: true }).selectOption({ label });
};

/** Enters, in the console, the step whose form stands open. */
export async function enter(page: Page, title: string): Promise<void> {
  await press(page, 'Save');
  await shown(page, `Entered: ${title}.`);
}
