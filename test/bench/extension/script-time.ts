import type { BrowserContext } from 'playwright-core';
import { spread } from '../stats.ts';

/** After the load event: the launcher has said hello, was answered and has put up the chip long before. */
const SETTLE_MS = 400;
const MS = 1000;

/** CPU time of scripts while a page loads in a fresh tab, ms: other work of the machine does not count. Nothing of the bench runs in the page. */
async function scriptMs(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url, { waitUntil: 'load' });
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const { metrics } = await session.send('Performance.getMetrics');
  await page.close();
  const seconds = metrics.find(({ name }) => name === 'ScriptDuration')?.value;
  if (seconds === undefined) throw new Error('This Chromium reports no script time.');
  return seconds * MS;
}

/** The same page with and without the extension in turns: what the extension adds is the difference of the medians. */
export async function scriptTime(context: BrowserContext, withUrl: string, withoutUrl: string, loads: number) {
  const [withIt, without]: [number[], number[]] = [[], []];
  for (const url of [withUrl, withoutUrl]) await scriptMs(context, url);
  for (let i = 0; i < loads; i++) {
    withIt.push(await scriptMs(context, withUrl));
    without.push(await scriptMs(context, withoutUrl));
  }
  return { withIt: spread(withIt), without: spread(without) };
}
