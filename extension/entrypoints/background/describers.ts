import browser from 'webextension-polyfill';
import type { Describing } from '../../sync/describing.ts';
import type { Describer } from '../../sync/describing.ts';
import { framesOf, order } from './pages.ts';

/** Closes the windows in which others than this person describe pages; all for nobody. What was written is kept. */
export async function closeDescribingOfOthers(describing: Describing, who: Describer | null): Promise<void> {
  const tabIds = await describing.othersThan(who);
  await Promise.all(tabIds.map((tabId) => browser.tabs.remove(tabId).catch(() => undefined)));
}

/** A window was closed: nobody points at its page any more. */
export async function forgetDescribing(describing: Describing, windowTabId: number): Promise<void> {
  for (const tabId of await describing.forget(windowTabId)) {
    const frames = await framesOf(tabId);
    await Promise.all(frames.map(({ frameId }) => order(tabId, { order: 'pick-stop' }, frameId)));
  }
}
