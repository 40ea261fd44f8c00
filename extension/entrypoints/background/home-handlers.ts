import type { Screen } from '../../homes/home-messages.ts';
import type { Home } from '../../homes/home.ts';
import { ports } from './core.ts';
import { openDock, openWindow, remember, sidePanel, sidePathOf, sisIn } from './homes.ts';
import type { PageHandlers } from './page-handlers.ts';

/** Where the panel stands: what it is told of it, and how it moves. */
export const homeHandlers: Pick<PageHandlers, `home.${'read' | 'move'}`> = {
  'home.read': async (_body, sender) => {
    const tabId = ports.tabOf(sender);
    const linked = tabId === null ? null : ports.of(tabId);
    if (tabId === null || linked === null) return { ok: false };
    const side = sidePanel && { tabId, path: await sidePathOf(tabId) };
    return { ok: true, now: { home: linked.home, side } };
  },

  'home.move': async ({ to, at, remember: stays }, sender) => {
    const tabId = ports.tabOf(sender);
    const from = tabId === null ? null : ports.of(tabId);
    if (tabId === null || from === null) return { ok: false };
    const origin = await sisIn(tabId);
    const ok = from.home === to || (await move(tabId, to, at));
    if (ok && stays && origin !== null) await remember(origin, to);
    return { ok };
  },
};

async function move(tabId: number, to: Home, at: Screen | null): Promise<boolean> {
  // The side panel was opened in the gesture; it takes the place of the one that asks as soon as it is there.
  if (to === 'side') return true;
  return to === 'window' ? openWindow(tabId, at) : openDock(tabId);
}
