import browser from 'webextension-polyfill';
import * as z from 'zod/mini';
import type { HostOrder } from '../../content-messages.ts';
import type { Sender } from '../../sync/senders.ts';
import { own, places, ports } from './core.ts';
import { bringForward, fallBack, homeAt, openWindow, shut, sidePanel, sisIn } from './homes.ts';
import { launch, order } from './pages.ts';

/** A tab as the browser gives it with a gesture. */
interface Tab {
  readonly id?: number | undefined;
}

const chipSchema = z.object({ name: z.literal('host.away') });

/**
 * The side panel that a press of the chip opens; null for any other message. To be called as soon as the message is
 * there: a gesture is over when something was waited for. Only what was offered to this tab opens.
 */
export function openedByChip(message: unknown, sender: Sender): Promise<boolean> | null {
  const isChip = sender.id === own.id && sender.frameId === 0 && z.safeParse(chipSchema, message).success;
  return isChip ? openSide(sender.tab) : null;
}

/** The toolbar button: opens or closes the panel of this tab; elsewhere it opens the settings. */
export function pressed(tab: Tab): Promise<void> {
  return tab.id === undefined ? Promise.resolve() : toggle(tab.id, ports.away(tab.id) !== null, openSide(tab));
}

/** A key of the browser's own. */
export async function command(name: string, given: Tab | undefined): Promise<void> {
  // What is to be opened is opened in the key's own gesture, where the browser says in which tab it was pressed.
  if (name === 'toggle' && given?.id !== undefined) return pressed(given);
  const tab = given ?? (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  if (tab?.id === undefined) return;
  if (name === 'jump') await jump(tab.id);
  else if (name === 'toggle') await pressed(tab);
}

function openSide({ id }: Tab = {}): Promise<boolean> {
  return id === undefined || sidePanel === null ? Promise.resolve(false) : sidePanel.open(id);
}

/** `was`: the panel stood outside its page already when it was pressed. */
async function toggle(tabId: number, was: boolean, opening: Promise<boolean>): Promise<void> {
  const inWindow = ports.readIn(tabId);
  if (inWindow !== null) return closeAway(inWindow);
  const opened = await opening;
  const away = ports.away(tabId);
  if (was && away?.home === 'side') return closeAway(tabId);
  if (opened) return;
  if (away?.ownTab != null) return void (await bringForward(away.ownTab));
  const origin = await sisIn(tabId);
  if (origin === null) return browser.runtime.openOptionsPage();
  const home = await homeAt(origin);
  if (home === 'window' && (await openWindow(tabId))) return;
  if (home === 'side') fallBack(tabId);
  if (await reaches(tabId, 'toggle')) return;
  await places.setOpen(tabId, true);
  await launch(tabId);
}

/** From page to panel and back. */
async function jump(tabId: number): Promise<void> {
  const inWindow = ports.readIn(tabId);
  if (inWindow !== null) return toPage(inWindow);
  const away = ports.away(tabId);
  if (away?.ownTab != null) return void (await bringForward(away.ownTab));
  if (away === null) await reaches(tabId, 'jump');
  else ports.post(tabId, { order: 'focus' });
}

/** Closes a panel that stands outside its page, and goes back to the page. */
export async function closeAway(tabId: number): Promise<void> {
  const away = ports.away(tabId);
  if (away !== null) await shut(away);
  await toPage(tabId);
}

/** The page comes to the front, and has the focus. */
export async function toPage(tabId: number): Promise<void> {
  await bringForward(tabId);
  await order(tabId, { order: 'focus-page' });
}

/** Tells the launcher; false when there is none. */
async function reaches(tabId: number, what: 'toggle' | 'jump'): Promise<boolean> {
  const said: HostOrder = { order: what };
  return (await order(tabId, said)) === true;
}
