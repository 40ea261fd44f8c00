import browser from 'webextension-polyfill';
import type { Describer, Describing } from '../../sync/describing.ts';
import { stopPickers } from './pages.ts';

/** Closes the windows in which others than this person describe pages; all for nobody. What was written is kept. */
export async function closeDescribingOfOthers(describing: Describing, who: Describer | null): Promise<void> {
  const tabIds = await describing.othersThan(who);
  await Promise.all(tabIds.map((tabId) => browser.tabs.remove(tabId).catch(() => undefined)));
}

/** A window was closed: nobody points at its page any more. */
export async function forgetDescribing(describing: Describing, windowTabId: number): Promise<void> {
  await Promise.all((await describing.forget(windowTabId)).map(stopPickers));
}
