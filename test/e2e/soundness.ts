import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { panelOf } from './browser.ts';

const SIZES = [
  [1280, 'light'],
  [320, 'dark'],
] as const;

/** No accessibility fault in the panel, and at 320 px nothing to scroll sideways for. */
export async function panelIsSound(page: Page, what: string): Promise<void> {
  const panel = await panelOf(page);
  for (const [width, colorScheme] of SIZES) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).include('facesheet-host');
    const { violations } = await axe.analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    expect(found, `${what}, ${width} px`).toEqual([]);
    const sideways = await panel.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways, `${what}, ${width} px`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** The same of a page of the console, as wide as it is. */
export async function sound(page: Page): Promise<void> {
  // No frame of another origin is in it: then axe needs no page of its own to gather what it found.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
}
