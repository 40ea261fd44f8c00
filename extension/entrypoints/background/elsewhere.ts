import browser from 'webextension-polyfill';
import { places, sisOrigins } from './core.ts';
import { order } from './pages.ts';

/** Closes the panels that stand beside pages on which the district does not want us any more. Their texts stay kept. */
export async function closeElsewhere(): Promise<void> {
  const origins = await sisOrigins();
  const open = await places.allOpen();
  const tabs = await Promise.all(open.map((tabId) => browser.tabs.get(tabId).catch(() => undefined)));
  const leave = tabs.flatMap((tab) => (tab?.id !== undefined && !isOn(tab.url, origins) ? [tab.id] : []));
  await Promise.all(leave.map((tabId) => order(tabId, { order: 'close' })));
}

/** An address that we may not know is on none of them. */
const isOn = (url: string | undefined, origins: ReadonlySet<string>): boolean =>
  url !== undefined && URL.canParse(url) && origins.has(new URL(url).origin);
