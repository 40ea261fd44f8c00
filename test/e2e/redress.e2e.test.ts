/** What cannot be undone is not done by a click that a page has stolen: ten ways to steal one, held over a real button. */
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beside, KIRI, openPanel, shows } from './acts.ts';
import { type Browser, startBrowser, until } from './browser.ts';
import { startWorld, type World } from './world.ts';

/** Longer than a button must be seen before it is armed. */
const HELD_MS = 700;
/** How long a press may take to come to something. */
const COMES_TO_MS = 2_500;
const LONG_MS = 120_000;
const SAVE = 'Save';
const IN_WINDOW = 'Confirm in a window';

/** Where the button lies in the page. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
interface Trick {
  readonly name: string;
  /** Runs in the page of the SIS, as its own script would. */
  readonly hold: (box: Box) => void;
}

const TRICKS: readonly Trick[] = [
  { name: 'opacity on html', hold: () => void (document.documentElement.style.opacity = '0.01') },
  {
    name: 'opacity on body, with the host in it',
    hold: () => {
      const host = document.querySelector('facesheet-host');
      if (host) document.body.append(host);
      document.body.style.opacity = '0.01';
    },
  },
  {
    name: 'opacity on the host',
    hold: () =>
      document.querySelector<HTMLElement>('facesheet-host')?.style.setProperty('opacity', '0.01', 'important'),
  },
  { name: 'filter', hold: () => void (document.documentElement.style.filter = 'blur(24px)') },
  {
    name: 'blend mode',
    hold: () =>
      document
        .querySelector<HTMLElement>('facesheet-host')
        ?.style.setProperty('mix-blend-mode', 'difference', 'important'),
  },
  {
    name: 'clip path',
    hold: ({ x, width }) => void (document.documentElement.style.clipPath = `inset(0 0 0 ${x + width / 3}px)`),
  },
  {
    name: 'full cover',
    hold: () => {
      const cover = document.createElement('div');
      cover.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:#fff;pointer-events:none';
      document.documentElement.append(cover);
    },
  },
  {
    name: 'partial cover',
    hold: ({ x, y, width, height }) => {
      const cover = document.createElement('div');
      cover.textContent = 'Next student';
      cover.style.cssText = `position:fixed;left:${x}px;top:${y}px;width:${width}px;height:${height}px;z-index:2147483647;background:#fff;pointer-events:none`;
      document.documentElement.append(cover);
    },
  },
  {
    name: 'popover cover',
    hold: () => {
      const cover = document.createElement('div');
      cover.popover = 'manual';
      cover.style.cssText = 'inset:0;width:100vw;height:100vh;border:0;background:#fff;pointer-events:none';
      document.body.append(cover);
      cover.showPopover();
    },
  },
  {
    name: 'scale',
    hold: () =>
      document.querySelector<HTMLElement>('facesheet-host')?.style.setProperty('transform', 'scale(0.98)', 'important'),
  },
];

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

const count = async () => Number((await world.rows('SELECT count(*) FROM disclosure'))[0]?.[0]);

/** The button that enters a disclosure in the log, in a panel beside the page, filled in and in sight. */
async function armed(): Promise<{ page: Page; panel: Frame; box: Box }> {
  const page = await beside(browser.context, world, 'ptran', KIRI, true);
  const panel = await shows(page, 'Kiri');
  await panel.getByRole('button', { name: /^Disclosures/ }).click();
  const goOn = panel.getByRole('button', { name: 'Go on with the request' });
  const begin = panel.getByRole('button', { name: 'Log a request' });
  await begin.or(goOn).first().waitFor();
  if (await goOn.isVisible()) await goOn.click();
  else {
    await begin.click();
    await fillIn(panel);
  }
  const button = panel.getByRole('button', { name: SAVE, exact: true });
  await button.scrollIntoViewIfNeeded();
  await panel.locator('button[data-armed="true"]').waitFor();
  const box = await button.boundingBox();
  if (box === null) throw new Error('The button is nowhere.');
  return { page, panel, box };
}

async function fillIn(panel: Frame): Promise<void> {
  await panel.getByLabel('Denied', { exact: true }).check();
  await panel.getByLabel('Who asks or receives').fill('Dana Reyes, Daily News');
  await panel.getByLabel('In what capacity').selectOption('other');
  await panel.getByLabel('What for').fill('A story about the team');
  await panel.getByLabel('Grades and transcript').check();
  await panel.getByLabel('Why it was denied').fill('No consent.');
  await panel.getByText(/^Draft kept/).waitFor();
}

/** A real click of the mouse on what the button was, and what it comes to: the panel in a window, or nothing. */
async function click(page: Page, { x, y, width, height }: Box): Promise<Page | null> {
  const opened = browser.context.waitForEvent('page', { timeout: COMES_TO_MS }).catch(() => null);
  await page.mouse.click(x + width / 2, y + height / 2);
  return opened;
}

describe('a click that a page has stolen', () => {
  it.each(TRICKS)(
    '$name: enters nothing in the log',
    async ({ hold }) => {
      const before = await count();
      const { page, box } = await armed();
      await page.evaluate(hold, box);
      await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), HELD_MS);
      const window = await click(page, box);
      expect(await count()).toBe(before);
      await window?.close();
      await page.close();
    },
    LONG_MS,
  );

  it(
    'leads to a window with the form as it is, where the act is done',
    async () => {
      const before = await count();
      const { page, panel, box } = await armed();
      await page.evaluate(TRICKS.find(({ name }) => name === 'partial cover')?.hold ?? (() => undefined), box);
      await panel.getByRole('button', { name: IN_WINDOW }).waitFor();
      const window = await click(page, box);
      if (window === null) throw new Error('No window was opened.');
      await until(
        async () => (await window.getByLabel('Who asks or receives').inputValue()) === 'Dana Reyes, Daily News',
        'the form',
      );
      await window.getByRole('button', { name: SAVE, exact: true }).click();
      await window.getByText('Entered in the log.').waitFor();
      expect(await count()).toBe(before + 1);
      await window.close();
      await openPanel(page);
      await shows(page, 'Kiri');
      await page.close();
    },
    LONG_MS,
  );
});

it(
  'enters it where the page plays no trick',
  async () => {
    const before = await count();
    const { page, panel, box } = await armed();
    expect(await click(page, box)).toBeNull();
    await panel.getByText('Entered in the log.').waitFor();
    expect(await count()).toBe(before + 1);
    await page.close();
  },
  LONG_MS,
);
