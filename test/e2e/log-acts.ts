import type { Page } from 'playwright-core';
import { choose } from './console.ts';

/** Who asks or receives: the first field of an entry's form. */
export const askerIn = (page: Page) => page.getByLabel('Who asks or receives');

/** Opens the form of an entry about this student, by a button that asks who it is about. */
export async function beginAbout(page: Page, button: string, name: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await choose(page, 'Student', name);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page
    .getByText(new RegExp(`^${name}`))
    .first()
    .waitFor();
  await askerIn(page).waitFor();
  await page.getByLabel('Released', { exact: true }).check();
}

/** Gives up the entry whose form is open. */
export async function discardEntry(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Discard/ }).click();
  await page.getByRole('button', { name: 'Discard', exact: true }).last().click();
  await askerIn(page).waitFor({ state: 'detached' });
}
