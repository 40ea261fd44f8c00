import type { BrowserContext, Frame, Page } from 'playwright-core';
import { panelOf, until } from '../../e2e/browser.ts';
import { spread } from '../stats.ts';

const CHIP = { name: 'Open Facesheet' } as const;
const CLOSE = { name: 'Close the panel' } as const;

/** What `recorder.js` noted in a page or in the panel, in epoch ms by the browser's monotonic clock. */
interface Moment {
  readonly what: 'click' | 'covered' | 'uncovered' | 'shown' | 'title';
  readonly text: string;
  readonly at: number;
  /** Frames of the screen since the last click in this document. */
  readonly frames: number;
}

export interface Spread {
  readonly median: number;
  readonly p90: number;
}

export interface Openings {
  /** Click on the chip of a fresh page → something of the panel is painted. */
  readonly firstPaint: Spread;
  /** The same click → the student is shown, uncovered. */
  readonly student: Spread;
  /** Click on the chip → a panel that had been closed is visible again. */
  readonly again: Spread;
  readonly againFrames: Spread;
}

/** Opens the panel on a fresh page, closes it and shows it again, so many times. Somebody must be signed in. */
export async function openings(context: BrowserContext, url: string, times: number): Promise<Openings> {
  const cold = [];
  const warm = [];
  for (let i = 0; i < times; i++) {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'load' });
    cold.push(await openCold(page));
    warm.push(await showAgain(page));
    await page.close();
  }
  return {
    firstPaint: spread(cold.map(({ firstPaint }) => firstPaint)),
    student: spread(cold.map(({ student }) => student)),
    again: spread(warm.map(({ ms }) => ms)),
    againFrames: spread(warm.map(({ frames }) => frames)),
  };
}

async function openCold(page: Page): Promise<{ firstPaint: number; student: number }> {
  await page.getByRole('button', CHIP).click();
  const panel = await panelOf(page);
  const student = await shownAt(page, panel, '');
  const clicked = lastOf(await moments(page), 'click').at;
  const firstPaint = await panel.evaluate(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    return performance.timeOrigin + (paint?.startTime ?? Number.NaN);
  });
  return { firstPaint: firstPaint - clicked, student: student.at - clicked };
}

async function showAgain(page: Page): Promise<{ ms: number; frames: number }> {
  const panel = await panelOf(page);
  await panel.getByRole('button', CLOSE).click();
  const chip = page.getByRole('button', CHIP);
  await chip.waitFor();
  const before = (await moments(page)).length;
  await chip.click();
  const fresh = async () => (await moments(page)).slice(before);
  await until(
    async () => (await fresh()).some(({ what, text }) => what === 'shown' && text === 'true'),
    'the panel to show again',
  );
  const seen = await fresh();
  const [clicked, shown] = [lastOf(seen, 'click'), lastOf(seen, 'shown')];
  return { ms: shown.at - clicked.at, frames: shown.frames };
}

/** Next on the page → the new student is shown, uncovered, so many times. Who is signed in must see all these students. */
export async function moves(context: BrowserContext, url: string, times: number): Promise<Spread> {
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  await page.getByRole('button', CHIP).click();
  const panel = await panelOf(page);
  let title = (await shownAt(page, panel, '')).title;
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    // By its own click: a bar that the page fixes to the full width has its right end under the panel.
    await page.getByRole('button', { name: 'Next' }).dispatchEvent('click');
    const shown = await shownAt(page, panel, title);
    title = shown.title;
    took.push(shown.at - lastOf(await moments(page), 'click').at);
  }
  await page.close();
  return spread(took);
}

/** When another student than `before` was both painted in the panel and no longer covered in the page. */
async function shownAt(page: Page, panel: Frame, before: string): Promise<{ at: number; title: string }> {
  let title: Moment | undefined;
  let host: Moment | undefined;
  await until(async () => {
    title = (await moments(panel)).findLast(({ what }) => what === 'title');
    host = (await moments(page)).findLast(({ what }) => what === 'covered' || what === 'uncovered');
    return title !== undefined && title.text !== '' && title.text !== before && host?.what !== 'covered';
  }, 'the panel to show the student');
  return { at: Math.max(title?.at ?? Number.NaN, host?.at ?? 0), title: title?.text ?? '' };
}

function moments(where: Page | Frame): Promise<readonly Moment[]> {
  return where.evaluate(() => (globalThis as unknown as { benchMoments: Moment[] }).benchMoments);
}

function lastOf(all: readonly Moment[], what: Moment['what']): Moment {
  const found = all.findLast((moment) => moment.what === what);
  if (found === undefined) throw new Error(`The page noted no ${what}.`);
  return found;
}
