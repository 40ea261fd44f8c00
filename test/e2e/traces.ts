import type { BrowserContext, Frame, Page, Worker } from 'playwright-core';
import { namesIn } from '../tools/original-names/listen.ts';

/** What a browser says or keeps where others than the reader of a page find it, one text each. */
export interface Traces {
  read(worker: Worker): Promise<readonly string[]>;
}

const PATIENCE_MS = 2_000;

/** Follows a browser from now on: every address it goes to, and at the end its titles, its storage and the SIS's own pages. */
export function followTraces(context: BrowserContext, sisUrl: string): Traces {
  const addresses = new Set<string>();
  const follow = (page: Page) => page.on('framenavigated', (frame) => void addresses.add(frame.url()));
  context.on('page', follow);
  context.pages().forEach(follow);
  return {
    async read(worker) {
      const frames = context.pages().flatMap((page) => page.frames());
      // In memory the extension has what its user writes; here is what outlives that.
      const kept = worker.evaluate(async () => JSON.stringify(await chrome.storage.local.get(null)));
      const texts = await Promise.all([ifThere(kept), ...frames.map((frame) => ifThere(inFrame(frame, sisUrl)))]);
      return [...addresses, ...texts];
    },
  };
}

/** A frame's title and what its origin keeps; of the SIS, all that stands in it: panel and flag are no part of it. */
function inFrame(frame: Frame, sisUrl: string): Promise<string> {
  return frame.evaluate(
    (isSis) =>
      JSON.stringify([
        document.title,
        { ...localStorage },
        { ...sessionStorage },
        isSis ? document.documentElement.outerHTML : '',
      ]),
    frame.url().startsWith(sisUrl),
  );
}

/** What a browser tells that may have crashed, or a page that loads for ever. */
function ifThere(text: Promise<string>): Promise<string> {
  const none = new Promise<string>((resolve) => setTimeout(resolve, PATIENCE_MS, ''));
  return Promise.race([text.catch(() => ''), none]);
}

/** Fails where one of them holds an original name (R197). */
export function failOnNames(traces: readonly string[]): void {
  const found = traces.filter((text) => namesIn(text).length > 0);
  if (found.length > 0) throw new Error(`The browser gives away an original name (R197):\n${found.join('\n')}`);
}
