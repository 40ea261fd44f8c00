import browser from 'webextension-polyfill';
import { places, ports, sisOrigins, tabs } from './core.ts';
import { order } from './pages.ts';

/** Takes the panels off pages on which the district does not want us any more, wherever they stand. Their texts stay kept. */
export async function closeElsewhere(): Promise<void> {
  const origins = await sisOrigins();
  const docked = await leftOf(await places.allOpen(), origins);
  await Promise.all(docked.map((tabId) => order(tabId, { order: 'close' })));
  // A panel in a window or the side panel stays, and says that there is no page of the SIS.
  const outside = await leftOf(ports.outside, origins);
  await Promise.all(outside.map((tabId) => tabs.dispatch(tabId, { kind: 'page', page: 'left' })));
}

/** Those of the tabs, as far as they are still there, that show none of these origins. */
async function leftOf(tabIds: readonly number[], origins: ReadonlySet<string>): Promise<number[]> {
  const found = await Promise.all(tabIds.map((tabId) => browser.tabs.get(tabId).catch(() => undefined)));
  return found.flatMap((tab) => (tab?.id !== undefined && !isOn(tab.url, origins) ? [tab.id] : []));
}

/** An address that we may not know is on none of them. */
const isOn = (url: string | undefined, origins: ReadonlySet<string>): boolean =>
  url !== undefined && URL.canParse(url) && origins.has(new URL(url).origin);
