import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import * as z from 'zod/mini';
import type { Sender } from '../../sync/senders.ts';
import { command, openedByChip, pressed } from './commands.ts';
import {
  actorChanged,
  describing,
  errands,
  nonces,
  offline,
  onAdapterNews,
  OFFLINE_ALARM,
  OUTBOX_ALARM,
  outbox,
  places,
  ports,
  RESTORE_ALARM,
  tabs,
  takeUp,
  trailWatch,
} from './core.ts';
import { forgetDescribing } from './describers.ts';
import { closeElsewhere } from './elsewhere.ts';
import { link } from './links.ts';
import { answerMessage } from './messages.ts';
import { ADAPTER_ALARM, heardOfAdapters, refreshAdapters, registerAgain } from './schedule.ts';

/** Every listener is registered at once, at the top: a stopped worker is woken only for what it listened to. */
export default defineBackground(() => {
  // The extension's own content security policy forbids eval, which full-speed schemas would try.
  z.config({ jitless: true });
  browser.runtime.onMessage.addListener((message: unknown, sender: unknown, answer: (value: unknown) => void) => {
    const opening = openedByChip(message, sender as Sender);
    void answerMessage(message, sender as Sender, opening).then(answer, () => {
      answer(undefined);
    });
    return true;
  });
  browser.runtime.onConnect.addListener((port) => void link(port));
  browser.runtime.onInstalled.addListener(() => void refreshAdapters());
  browser.runtime.onStartup.addListener(() => void refreshAdapters());
  browser.runtime.onStartup.addListener(() => void trailWatch.look());
  browser.alarms.onAlarm.addListener(({ name }) => void alarm(name));
  // The network is back, as far as the browser can tell.
  self.addEventListener('online', () => void takeUp());
  browser.permissions.onAdded.addListener(() => void registerAgain());
  browser.permissions.onRemoved.addListener(() => void registerAgain());
  browser.storage.onChanged.addListener((_changes, area) => void (area === 'managed' && policyChanged()));
  browser.action.onClicked.addListener((tab) => void pressed(tab));
  browser.commands.onCommand.addListener((name, tab) => void command(name, tab));
  browser.tabs.onRemoved.addListener((tabId) => void forget(tabId));
  onAdapterNews(heardOfAdapters);
  // A worker that was stopped on its way goes on with what it had to send.
  void takeUp();
  void offline.start();
});

/** The district decided anew: it holds from now on, also in tabs that are open. */
async function policyChanged(): Promise<void> {
  await actorChanged();
  await refreshAdapters();
  await closeElsewhere();
}

async function alarm(name: string): Promise<void> {
  if (name === OUTBOX_ALARM) await outbox.send();
  if (name === RESTORE_ALARM) await takeUp();
  if (name === OFFLINE_ALARM) await offline.sweep();
  if (name !== ADAPTER_ALARM) return;
  await refreshAdapters();
  await takeUp();
}

async function forget(tabId: number): Promise<void> {
  await errands.forget(tabId);
  await forgetDescribing(describing, tabId);
  await places.setOpen(tabId, false);
  // A panel outside the page outlives it, to say so.
  if (ports.away(tabId) !== null) return tabs.dispatch(tabId, { kind: 'page', page: 'closed' });
  tabs.forget(tabId);
  ports.forget(tabId);
  await nonces.forget(tabId, 'all');
}
