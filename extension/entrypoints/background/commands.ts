import browser from 'webextension-polyfill';
import type { HostOrder } from '../../content-messages.ts';
import { places, sisOrigins } from './core.ts';
import { launch, order } from './pages.ts';

/** The toolbar button or its key: opens or closes the panel of this tab; elsewhere it opens the settings. */
export async function toggle(tab: { id?: number | undefined; url?: string | undefined }): Promise<void> {
  if (tab.id === undefined || (await reaches(tab.id, 'toggle'))) return;
  const isSis = tab.url !== undefined && URL.canParse(tab.url) && (await sisOrigins()).has(new URL(tab.url).origin);
  if (!isSis) return browser.runtime.openOptionsPage();
  await places.setOpen(tab.id, true);
  await launch(tab.id);
}

/** A key of the browser's own. */
export async function command(name: string): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id !== undefined && name === 'jump') await reaches(tab.id, 'jump');
  else if (tab && name === 'toggle') await toggle(tab);
}

/** Tells the launcher; false when there is none. */
async function reaches(tabId: number, what: 'toggle' | 'jump'): Promise<boolean> {
  const said: HostOrder = { order: what };
  return (await order(tabId, said)) === true;
}
