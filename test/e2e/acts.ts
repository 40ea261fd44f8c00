import type { Frame } from 'playwright-core';
import { DEMO_PASSWORD } from '../demo/seed.ts';
import { panelOf, until } from './browser.ts';
import type { Tab, Tabs, View } from './driver.ts';
import type { World } from './world.ts';

export const KIRI = '204417';
export const AMARU = '201938';

/** Opens the demo SIS on a student: in its frameset, or as one plain document. */
export async function openStudent<T extends Tab>(
  context: Tabs<T>,
  world: World,
  sisUser: string,
  sisId: string,
  plain = false,
): Promise<T> {
  const page = await context.newPage();
  const next = plain ? '&next=/plain' : '';
  await page.goto(`${world.sisUrl}/auto?user=${sisUser}&student=${sisId}${next}`);
  return page;
}

/** A student's page with the panel open beside it, signed in to Facesheet as the same person. */
export async function beside<T extends Tab>(...where: Parameters<typeof openStudent<T>>): Promise<T> {
  const page = await openStudent(...where);
  const panel = await openPanel(page);
  const form = panel.getByLabel('User name');
  await form.or(panel.getByText('Matches this page')).first().waitFor();
  if (await form.isVisible()) await signIn(panel, where[2]);
  return page;
}

/** Opens the panel by its chip, unless it is open already, and waits for its frame. */
export async function openPanel<F extends View>(page: Tab<F>): Promise<F> {
  const chip = page.getByRole('button', { name: 'Open Facesheet' });
  await chip.waitFor({ state: 'attached' });
  if (await chip.isVisible()) await chip.click();
  return panelOf(page);
}

export async function signIn(panel: View, username: string, password = DEMO_PASSWORD): Promise<void> {
  await panel.getByLabel('User name').fill(username);
  await panel.getByLabel('Password', { exact: true }).fill(password);
  await panel.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Waits until the panel shows this student, uncovered. */
export async function shows<F extends View>(page: Tab<F>, name: string, timeoutMs?: number): Promise<F> {
  const panel = await panelOf(page);
  const isShown = async () => (await panel.getByRole('heading', { name }).count()) > 0;
  await until(isShown, `the panel to show ${name}`, timeoutMs).catch(async (error: unknown) => {
    const said = await panel.evaluate(() => document.body.innerText);
    throw new Error(`${String(error)} It said: ${said.slice(0, 300)}`, { cause: error });
  });
  await until(async () => !(await covered(page)), `the panel to be uncovered for ${name}`);
  return panel;
}

/** Whether the host in the page covers the panel. */
export function covered(page: View): Promise<boolean> {
  return page.evaluate(() => document.querySelector<HTMLElement>('facesheet-host')?.dataset.state === 'changing');
}

/** Notes a contact by keyboard alone: N, the text, Ctrl+Enter. */
export async function noteByKeyboard(page: Tab, panel: View, text: string): Promise<void> {
  await panel.getByRole('button', { name: /Note a contact/ }).focus();
  await page.keyboard.press('n');
  await panel.getByLabel('What happened').waitFor();
  await page.keyboard.type(text);
  await page.keyboard.press('Control+Enter');
}

/** Presses the button of an act that cannot be undone, once it was in sight long enough to be read. */
export async function pressFinal(panel: Frame, name: string): Promise<void> {
  const button = panel.getByRole('button', { name, exact: true });
  await button.scrollIntoViewIfNeeded();
  await button.and(panel.locator('[data-armed="true"]')).click();
}
