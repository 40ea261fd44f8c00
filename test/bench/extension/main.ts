import { KIRI, openPanel, signIn } from '../../e2e/acts.ts';
import { build } from '../../tools/build.ts';
import { spread } from '../stats.ts';
import type { Options } from '../options.ts';
import { figure, say, table } from '../table.ts';
import { type BenchBrowser, openBrowser, recordMoments } from './browser.ts';
import { moves, type Openings, openings, type Spread } from './panel-times.ts';
import { scriptTime } from './script-time.ts';
import { sizes } from './sizes.ts';
import { type BenchWorld, startBenchWorld } from './world.ts';

/** A principal: sees every student of the school that Next goes through. */
const READER = 'mhaskins';
const KB = 1024;
const SIZE_BUDGETS: Readonly<Record<string, string>> = {
  'launcher.js': '≤ 5 / ≤ 2',
  'panel, first screen': '- / ≤ 80',
};

/** The extension part, in a real browser over the real server. Throws when something does not work, never for being slow. */
export async function benchExtension({ loads }: Options): Promise<void> {
  await Promise.all([build('demoExtension'), build('storeExtension')]);
  printSizes();
  say('Extension: making the demo district …');
  const world = await startBenchWorld();
  try {
    const browser = await openBrowser(world.url);
    try {
      await measure(browser, world, loads);
    } finally {
      await browser.close();
    }
  } finally {
    await world.end();
  }
}

async function measure(browser: BenchBrowser, world: BenchWorld, loads: number): Promise<void> {
  const { context } = browser;
  const page = '/plain';
  await enter(context, world.sisUrlWithout);
  const first = await enter(context, world.sisUrl);
  const panel = await openPanel(first);
  await signIn(panel, READER);
  await panel.locator('h1.name').waitFor();
  await first.close();
  const script = await scriptTime(context, world.rowsUrl, world.rowsUrlWithout, loads);
  await recordMoments(context);
  const before = (await browser.readMs()).length;
  const opened = await openings(context, world.rowsUrl, loads);
  const between = (await browser.readMs()).length;
  const moved = await moves(context, world.sisUrl + page, loads);
  const all = await browser.readMs();
  const reads = { first: spread(all.slice(before, between)), later: spread(all.slice(between)) };
  printTimes({ script, opened, moved, reads }, loads);
}

interface Times {
  readonly script: { readonly withIt: Spread; readonly without: Spread };
  readonly opened: Openings;
  readonly moved: Spread;
  readonly reads: { readonly first: Spread; readonly later: Spread };
}

/** Signs in to the SIS at one of its two names and selects the student, as the SIS keeps it on its own side. */
async function enter(context: BenchBrowser['context'], origin: string) {
  const page = await context.newPage();
  await page.goto(`${origin}/auto?user=${READER}&student=${KIRI}&next=/plain`);
  return page;
}

function printSizes(): void {
  say('Extension, store build, minified (KB)');
  const rows = sizes().map(({ name, raw, gzip }) => [
    name,
    figure(raw / KB, 1),
    figure(gzip / KB, 1),
    SIZE_BUDGETS[name] ?? '',
  ]);
  say(`${table(['script', 'raw', 'gzip', 'budget raw / gzip'], rows)}\n`);
}

function printTimes({ script, opened, moved, reads }: Times, loads: number): void {
  say(`\nExtension in Chromium beside a page of 2,000 rows, ms, ${loads} times each`);
  const row = (what: string, { median, p90 }: Spread, budget = '', decimals = 0) => [
    what,
    figure(median, decimals),
    figure(p90, decimals),
    budget,
  ];
  const added = script.withIt.median - script.without.median;
  say(
    table(
      ['what', 'median', 'p90', 'budget'],
      [
        row('script (CPU) of a page load, without the extension', script.without, '', 2),
        row('script (CPU) of a page load, with it, panel closed', script.withIt, '', 2),
        ['  added by the extension', figure(added, 2), '', '≤ 1'],
        row('adapter reads a fresh page', reads.first, '≤ 2', 1),
        row('adapter reads the demo SIS again, after Next', reads.later, '≤ 2', 1),
        row('panel cold: click → first contentful paint', opened.firstPaint, '≤ 120, p90 ≤ 200'),
        row('panel cold: click → student shown', opened.student),
        row('panel shown again: click → visible', opened.again),
        row('  in frames of the screen', opened.againFrames, '≤ 2'),
        row('Next on the page → new student shown', moved),
      ],
    ),
  );
  say('  The demo page itself takes 60 ms for a switch, and the reader waits 150 ms for the page to settle.\n');
}
