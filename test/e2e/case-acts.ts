import type { Frame, Page } from 'playwright-core';
import { openSection } from './console.ts';

/** Fills in a part of a step's form. Panel and console show the same forms, and are filled in alike. */
export type Act = (form: Frame | Page) => Promise<unknown>;

export const writes =
  (label: string | RegExp, text: string): Act =>
  (form) =>
    form.getByRole('textbox', { name: label }).fill(text);

/** Radio buttons or check boxes under one question. */
export const picks =
  (question: string, ...answers: readonly string[]): Act =>
  async (form) => {
    for (const answer of answers)
      await form.getByRole('group', { name: question, exact: true }).getByLabel(answer, { exact: true }).check();
  };

/** An option of a list, by a part of its words. */
export const chooses =
  (label: string, option: string): Act =>
  async (form) => {
    const list = form.getByLabel(label, { exact: true });
    await list.selectOption(await list.locator('option', { hasText: option }).first().getAttribute('value'));
  };

export const dates =
  (label: string, day: string): Act =>
  (form) =>
    form.getByLabel(label, { exact: true }).fill(day);

export const agrees =
  (words: string): Act =>
  (form) =>
    form.getByLabel(words, { exact: true }).check();

const escaped = (words: string) => words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Goes from the folder into the case. */
export async function toCase(panel: Frame): Promise<void> {
  await panel.getByRole('button', { name: /^Case/ }).click();
  await panel.getByRole('heading', { name: 'Case', exact: true }).waitFor();
}

/** Opens a case by its referral, in the panel. */
export async function refers(panel: Frame, ...acts: readonly Act[]): Promise<void> {
  await panel.getByRole('button', { name: 'Open a case' }).click();
  await saves(panel, 'Referred', acts);
}

/** Takes a step in the panel; the case is there again, and lists it. */
export async function takes(panel: Frame, step: string, ...acts: readonly Act[]): Promise<void> {
  await begins(panel, step);
  await saves(panel, step, acts);
}

/** Takes the step after which the case is no longer in sight: it has ended, or is another's. */
export async function takesLast(panel: Frame, step: string, ...acts: readonly Act[]): Promise<void> {
  await begins(panel, step);
  await sends(panel, acts);
}

async function begins(panel: Frame, step: string): Promise<void> {
  await unfolds(panel);
  const button = panel.getByRole('button', { name: new RegExp(`^Fill in: ${escaped(step)}$`) });
  await button.first().click();
}

/** Opens what the case does not wait for: it is folded away. */
export async function unfolds(panel: Frame): Promise<void> {
  await panel.getByRole('heading', { name: /^All steps/ }).waitFor();
  const folded = panel.locator('details:not([open]) > summary', { hasText: /more steps?$/ });
  if (await folded.isVisible()) await folded.press('Enter');
}

async function saves(panel: Frame, step: string, acts: readonly Act[]): Promise<void> {
  await sends(panel, acts);
  await panel.getByRole('listitem').getByRole('heading', { name: step, exact: true }).first().waitFor();
}

async function sends(panel: Frame, acts: readonly Act[]): Promise<void> {
  for (const act of acts) await act(panel);
  await panel.getByRole('button', { name: /^(Save this step|Open a case)$/ }).click();
  await panel.getByRole('button', { name: 'Back to the case' }).waitFor({ state: 'hidden' });
}

/** Opens a student's case in a list of the console: a view of the caseload, or the cases before the committee. */
export async function opensCase(page: Page, section: string, view: string, student: string): Promise<void> {
  await openSection(page, section);
  await page.getByRole('button', { name: view, exact: true }).click();
  await page.getByRole('button', { name: student }).click();
}

/** Takes a step in the console, in the case that is open. */
export async function takesThere(page: Page, step: string, ...acts: readonly Act[]): Promise<void> {
  await page.getByLabel('Step', { exact: true }).selectOption({ label: step });
  for (const act of acts) await act(page);
  await page.getByRole('button', { name: 'Save this step' }).click();
  await page.getByText(`Saved: ${step}`).waitFor();
}
