import browser from 'webextension-polyfill';
import type { Seen } from '../../../shared/sis/sighting.ts';
import { asDraft } from '../../sync/drafts.ts';
import type { Owner } from '../../sync/kept-text.ts';
import { pageKey } from '../../sync/page-key.ts';
import { sendKept } from '../../sync/send-kept.ts';
import { draftOwner } from '../../sync/tab-view.ts';
import type { Sender } from '../../sync/senders.ts';
import type { Errand } from '../../sync/storage-keys.ts';
import { closedPage } from '../../sync/write-application.ts';
import { authorNow, heeding } from './author.ts';
import { client, errands, ports, tabs, threats, world } from './core.ts';
import type { PageHandlers } from './page-handlers.ts';

const PAGE = '/emergency.html';
const SIZE = { width: 420, height: 640 };

/** A record is opened in an emergency from a window of its own: no page can lie over it. */
export const emergencyHandlers: Pick<PageHandlers, `emergency.${'window' | 'read' | 'keep' | 'open'}`> = {
  'emergency.window': async ({ epoch }, sender) => {
    const { owner, token } = await authorNow();
    const tabId = ports.tabOf(sender);
    const about = tabId === null ? null : closedPage(tabs.state(tabId));
    if (tabId === null || about === null || tabs.state(tabId).epoch !== epoch)
      return { ok: false, why: { cause: 'mismatch' } };
    if (!owner || token === null) return { ok: false, why: { cause: 'signed-out' } };
    await showWindow(owner, tabId, about.seen);
    return { ok: true };
  },

  'emergency.read': async ({ key }, sender) => {
    const { settings, session } = await world.now();
    const claimed = await claim(key, sender);
    if (!claimed) return { ok: false, locale: settings.locale };
    const draft = await threats.of(claimed.owner, pageKey(claimed.errand.seen));
    return {
      ok: true,
      errand: {
        seen: claimed.errand.seen,
        me: session.me,
        draft: draft && asDraft<'threat'>(draft),
        locale: settings.locale,
      },
    };
  },

  'emergency.keep': async ({ key, form }, sender) => {
    const claimed = await claim(key, sender);
    if (!claimed) return { ok: false };
    const at = Date.now();
    const { seen } = claimed.errand;
    const safe = await threats.keep(claimed.owner, pageKey(seen), seen, form, at);
    return safe ? { ok: true, at } : { ok: false };
  },

  'emergency.open': async ({ key, form }, sender) => {
    const { token } = await authorNow();
    if (token === null) return { ok: false, why: { cause: 'signed-out' } };
    const claimed = await claim(key, sender);
    if (!claimed) return { ok: false, why: { cause: 'mismatch' } };
    const { owner, errand } = claimed;
    const subject = pageKey(errand.seen);
    await threats.keep(owner, subject, errand.seen, form, Date.now());
    const sent = await sendKept({ client, drafts: threats, owner }, subject, form, (id) => ({
      opId: id,
      kind: 'emergency.open',
      body: { seen: errand.seen, threat: form.threat },
    }));
    // Whatever the server said, more may be open now than what the panel was told. The tab may be gone.
    if (tabs.state(errand.tabId).open) await tabs.dispatch(errand.tabId, { kind: 'look-again' });
    if (sent.ok) await errands.done(key);
    return heeding(sent, token);
  },
};

/**
 * Closes the windows of whoever left on purpose, or after whom somebody else came: what they show is not the next
 * one's to read. What was typed is kept as they close. A session that only ended leaves its author's window.
 */
export async function closeWindowsOfOthers(): Promise<void> {
  const { settings, session } = await world.now();
  if (session.me === null && session.why !== 'by-user') return;
  const owner = session.me && draftOwner(settings, session);
  const tabIds = await errands.othersThan(owner);
  // One that is gone already is as good as closed.
  await Promise.all(tabIds.map((tabId) => browser.tabs.remove(tabId).catch(() => undefined)));
  await errands.keepOnly(owner);
}

async function claim(key: string, sender: Sender): Promise<{ owner: Owner; errand: Errand } | null> {
  const { owner } = await authorNow();
  const windowTabId = sender.tab?.id;
  if (!owner || windowTabId === undefined) return null;
  const errand = await errands.claim(key, owner, windowTabId);
  return errand && { owner, errand };
}

async function showWindow(owner: Owner, tabId: number, seen: Seen): Promise<void> {
  const open = await errands.windowFor(owner, tabId, seen);
  if (open !== null && (await isBroughtForward(open))) return;
  const key = await errands.begin(owner, tabId, seen);
  const made = await browser.windows.create({ url: `${PAGE}#${key}`, type: 'popup', focused: true, ...SIZE });
  if (made.id !== undefined) await errands.opened(key, made.id);
}

/** False when the window is gone. */
async function isBroughtForward(windowId: number): Promise<boolean> {
  try {
    await browser.windows.update(windowId, { focused: true });
    return true;
  } catch {
    return false;
  }
}
