import browser from 'webextension-polyfill';
import type { AdapterStore } from '../../sync/adapter-store.ts';
import type { Health } from '../../sync/health.ts';
import type { Unread } from '../../sync/tab-view.ts';

/** Why a tab's page is not read, as far as its adapters say; nothing where the browser does not tell its address. */
export async function unreadWhy(
  tabId: number,
  { adapters, health }: { adapters: AdapterStore; health: Health },
): Promise<Unread> {
  const url = await browser.tabs.get(tabId).then(
    (tab) => tab.url,
    () => undefined,
  );
  if (url === undefined || !URL.canParse(url)) return { off: null, told: false };
  const { origin } = new URL(url);
  const [inForce, off] = [await adapters.inForce(), await adapters.off()];
  return {
    off: off.find(({ origins }) => origins.includes(origin))?.why ?? null,
    told: inForce.some(({ id, match }) => match.origins.includes(origin) && health.wasTold(id)),
  };
}
