import browser from 'webextension-polyfill';
import type { Screen } from '../../homes/home-messages.ts';
import { type Home, homeOf } from '../../homes/home.ts';
import { sidePanelOf } from '../../homes/side-panel.ts';
import { uiOf } from '../../sync/adapter-store.ts';
import { adapters, nonces, places, ports, sisOrigins, tabs } from './core.ts';
import { coverFromAfar, order, startDock } from './pages.ts';
import type { Linked } from './ports.ts';
import { isUnread, readOpened } from './reading.ts';
import { patternOf } from './registration.ts';

const PANEL = '/panel.html';
const WINDOW = { width: 460, height: 760 };

export const sidePanel = sidePanelOf(globalThis);
/** Tabs in which the browser did not open its side panel: the panel that opens beside the page says so, once. */
const fellBack = new Set<number>();

/** Where the panel of a SIS stands. */
export async function homeAt(origin: string): Promise<Home> {
  const { mount } = uiOf(await adapters.inForce(), origin);
  return homeOf(await places.home(origin), mount, sidePanel !== null);
}

/** The SIS that a tab shows; null when it shows none, or is gone. */
export async function sisIn(tabId: number): Promise<string | null> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (tab?.url === undefined || !URL.canParse(tab.url)) return null;
  const { origin } = new URL(tab.url);
  return (await sisOrigins()).has(origin) ? origin : null;
}

/** What the browser's side panel shows beside a tab. */
export async function sidePathOf(tabId: number): Promise<string> {
  return `${PANEL}#${await nonces.ofSide(tabId)}`;
}

/**
 * Makes the browser ready for the gesture that will open its side panel: then there is no time to look anything up. Where
 * the panel stands elsewhere it is ready to refuse.
 */
export async function prepareSide(tabId: number, home: Home): Promise<void> {
  if (sidePanel === null || ports.of(tabId)?.home === 'side') return;
  if (home === 'side') await sidePanel.offer(tabId, await sidePathOf(tabId));
  else await sidePanel.withdraw(tabId);
}

/** Remembers where the panel of this SIS stands, and tells every tab that shows it. */
export async function remember(origin: string, home: Home): Promise<void> {
  await places.setHome(origin, home);
  const open = await browser.tabs.query({ url: patternOf(origin) });
  const same = open.filter(({ url }) => url !== undefined && new URL(url).origin === origin);
  await Promise.all(
    same.map(async ({ id }) => {
      if (id === undefined) return;
      await order(id, { order: 'home', away: home !== 'dock' });
      await prepareSide(id, home);
    }),
  );
}

/** Opens a window of its own for a tab's panel, or brings the one that is there to the front. */
export async function openWindow(tabId: number, at: Screen | null = null): Promise<boolean> {
  const there = ports.of(tabId);
  if (there?.home === 'window' && there.ownTab !== null && (await bringForward(there.ownTab))) return true;
  const url = `${PANEL}#${await nonces.mint(tabId, 'window', at)}`;
  const made = await browser.windows.create({ url, type: 'popup', focused: true, ...WINDOW }).catch(() => null);
  return made !== null;
}

/** Opens the panel beside its page again; false where the tab shows no SIS. */
export async function openDock(tabId: number): Promise<boolean> {
  if ((await sisIn(tabId)) === null) return false;
  const before = ports.away(tabId);
  await startDock(tabId);
  await places.setOpen(tabId, true);
  const opened = (await order(tabId, { order: 'home', away: false, now: true })) === true;
  if (opened && before?.ownTab != null) await bringForward(tabId);
  return opened;
}

/** The browser did not open its side panel for this tab: what opens beside the page will say so. */
export function fallBack(tabId: number): void {
  fellBack.add(tabId);
}

/** A panel has come to stand somewhere: the one before goes, and what there is to say to the new one is said. */
export async function settle(tabId: number, { before }: { before: Linked | null }): Promise<void> {
  if (before !== null) await retire(tabId, before);
  if (fellBack.delete(tabId)) ports.post(tabId, { order: 'fell-back' });
  if (ports.away(tabId) === null) return;
  watchLoads();
  await places.setOpen(tabId, false);
  await meet(tabId);
}

/** The panel stands outside: the page's host is asked how often it changed, and the page is read. */
async function meet(tabId: number): Promise<void> {
  if ((await sisIn(tabId)) === null) return tabs.dispatch(tabId, { kind: 'page', page: 'left' });
  await startDock(tabId);
  const epoch = await coverFromAfar(tabId);
  // A page that is loading says by itself when its host is there.
  if (epoch !== null) await read(tabId, epoch);
}

/** Reads the page of a panel that stands outside, unless it is being read already: what is shown stays in sight then. */
export async function read(tabId: number, epoch: number): Promise<void> {
  if (ports.away(tabId) === null) return;
  await tabs.dispatch(tabId, { kind: 'shown', open: true, epoch });
  if (isUnread(tabId)) await readOpened(tabId);
}

/** Takes away a panel whose tab has another one now. */
async function retire(tabId: number, before: Linked): Promise<void> {
  if (before.home === 'dock') await order(tabId, { order: 'home', away: true, now: true });
  else await shut(before);
}

/** Closes a panel that stands outside its page. */
export async function shut({ port, ownTab }: Linked): Promise<void> {
  try {
    port.postMessage({ order: 'close' });
  } catch {
    // It is closed already.
  }
  if (ownTab === null) return;
  // It has kept what was typed by then; a page may not always close a window by itself.
  await new Promise((resolve) => setTimeout(resolve, CLOSING_MS));
  await browser.tabs.remove(ownTab).catch(() => undefined);
}
const CLOSING_MS = 300;

/** Brings a tab and its window to the front; false when it is gone. */
export async function bringForward(tabId: number): Promise<boolean> {
  try {
    const { windowId } = await browser.tabs.update(tabId, { active: true });
    if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
    return true;
  } catch {
    return false;
  }
}

/** A page of the SIS tells by itself that it has come; another site does not, so its tab is watched. */
async function pageLoaded(tabId: number): Promise<void> {
  if (ports.away(tabId) === null) return;
  if ((await sisIn(tabId)) === null) await tabs.dispatch(tabId, { kind: 'page', page: 'left' });
}

const hearLoads = (tabId: number, { status }: { status?: string | undefined }): void => {
  if (status !== undefined) void pageLoaded(tabId);
};

/**
 * Watches what tabs load while a panel stands outside one. Only then: the worker is awake anyway, and is not woken by
 * every page of every site.
 */
export function watchLoads(): void {
  const { onUpdated } = browser.tabs;
  if (ports.outside.length === 0) onUpdated.removeListener(hearLoads);
  else if (!onUpdated.hasListener(hearLoads)) onUpdated.addListener(hearLoads);
}
