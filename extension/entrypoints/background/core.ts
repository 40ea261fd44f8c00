import browser from 'webextension-polyfill';
import { v7 } from 'uuid';
import { browserCrypto } from '../../../shared/audit/browser-crypto.ts';
import { AdapterStore } from '../../sync/adapter-store.ts';
import { OP_KINDS_HERE } from '../../sync/batch.ts';
import { Client } from '../../sync/client.ts';
import { Describing } from '../../sync/describing.ts';
import { Drafts } from '../../sync/drafts.ts';
import { Errands } from '../../sync/errands.ts';
import { Health } from '../../sync/health.ts';
import { Kept } from '../../sync/kept.ts';
import { Nonces } from '../../sync/nonces.ts';
import { Offline } from '../../sync/offline.ts';
import { Outbox } from '../../sync/outbox.ts';
import { Places } from '../../sync/places.ts';
import { Pull } from '../../sync/pull.ts';
import { oneAtATime } from '../../sync/queue.ts';
import type { Own } from '../../sync/senders.ts';
import { endSession } from '../../sync/session.ts';
import type { SettingsParts } from '../../sync/settings.ts';
import { authorIn, isHere, takeUp as takeUpNow } from '../../sync/take-up.ts';
import { draftOwner } from '../../sync/tab-view.ts';
import { Tabs } from '../../sync/tabs.ts';
import { TrailWatch } from '../../sync/trail-watch.ts';
import { Vault } from '../../sync/vault.ts';
import { World } from '../../sync/world.ts';
import { Flags } from './flags.ts';
import { closeDescribingOfOthers } from './describers.ts';
import { Ports } from './ports.ts';
import { unreadWhy } from './unread.ts';

const DEMO_SERVER_URL = 'http://127.0.0.1:8787';
const HEX_RADIX = 16;

export const own: Own = { id: browser.runtime.id, origin: new URL(browser.runtime.getURL('')).origin };
export const kept = new Kept({ session: browser.storage.session, local: browser.storage.local });

export const settingsParts: SettingsParts = {
  kept,
  managed: () => browser.storage.managed.get(),
  demoServerUrl: __FACESHEET_DEMO__ ? DEMO_SERVER_URL : '',
  browserLocale: () => browser.i18n.getUILanguage(),
};
export const world = new World(settingsParts);
const author = async () => authorIn(await world.now());

export const client = new Client({
  fetch: (...request) => fetch(...request),
  aim: async () => {
    const { settings, session } = await world.now();
    return { serverUrl: settings.serverUrl, locale: settings.locale, token: session.me ? session.token : null };
  },
  heard: () => {
    void trailWatch.look();
    void outbox.reached();
  },
});

const checking = browserCrypto(crypto.subtle);
export const trailWatch: TrailWatch = new TrailWatch({
  kept,
  client,
  world,
  now: Date.now,
  crypto: () => checking,
  changed: () => tabs.pushAll(),
});

export const opId = (): string => v7();
export const vault: Vault = new Vault({
  kept,
  crypto,
  isHere: async (author) => isHere(await world.now(), author),
  fullChanged: () => {
    // What is typed needs the room more than what was read.
    if (vault.full) void offline.wipe();
    void tabs.pushAll();
  },
});
export const offline: Offline = new Offline({
  kept,
  crypto,
  now: Date.now,
  newId: () => crypto.randomUUID(),
  session: async () => {
    const { session, settings } = await world.now();
    const isOff = settings.policy.featuresOff.includes('offline-reading');
    return session.me && { token: session.token, hours: isOff ? 0 : session.me.vault.offlineHours };
  },
  watch: async (any) => {
    if (any) await browser.alarms.create(OFFLINE_ALARM, { periodInMinutes: 1 });
    else await browser.alarms.clear(OFFLINE_ALARM);
  },
});
export const drafts = new Drafts(vault, 'contact', opId);
export const sheets = new Drafts(vault, 'sheet', opId);
export const steps = new Drafts(vault, 'case', opId);
export const letters = new Drafts(vault, 'letter', opId);
export const disclosures = new Drafts(vault, 'disclosure', opId);
export const names = new Drafts(vault, 'name', opId);
export const applications = new Drafts(vault, 'application', opId);
export const threats = new Drafts(vault, 'threat', opId);
export const places = new Places(kept);
const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));
export const nonces = new Nonces(kept, randomBytes);
export const errands = new Errands(kept, randomBytes);
export const describing = new Describing(kept, randomBytes);
export const ports = new Ports(nonces, own);
export const flags = new Flags(own);

export const adapters = new AdapterStore({
  kept,
  client,
  now: Date.now,
  serverUrl: async () => (await world.now()).settings.serverUrl,
  sites: async () => (await world.now()).settings.policy.sites,
  hash: async (text) => {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    return [...new Uint8Array(digest)].map((byte) => byte.toString(HEX_RADIX).padStart(2, '0')).join('');
  },
});

const later = (work: () => void, ms: number) => void setTimeout(work, ms);

export const health: Health = new Health({
  send: async (report) => (await author()) !== null && (await client.health(report)).ok,
  later,
  told: () => void tabs.pushAll(),
});

export const tabs: Tabs = new Tabs({
  world,
  client,
  offline,
  vault,
  trailNews: () => trailWatch.news(),
  unread: (tabId) => unreadWhy(tabId, { adapters, health }),
  now: Date.now,
  post: (tabId, state) => ports.post(tabId, state),
  flag: (tabId, state) => flags.post(tabId, state),
  cover: (tabId, epoch) => ports.away(tabId) && ports.post(tabId, { order: 'cover', epoch }),
  expired,
  later,
  changed: () => pull.wake(),
});

let adapterNews: (tag: string) => void = () => undefined;
/** Who is told what is in force of adapters, as often as our server says it. */
export function onAdapterNews(hear: (tag: string) => void): void {
  adapterNews = hear;
}

/** A panel that shows something keeps the worker awake, so timers will do; what must outlast it has an alarm. */
export const pull: Pull = new Pull({
  client,
  author,
  held: () => tabs.held(),
  writing: async () => {
    const who = await author();
    const texts = who ? await vault.ownedBy(who) : [];
    const about = (kinds: readonly string[]) =>
      new Set(
        texts.filter(({ kind, state }) => state === 'draft' && kinds.includes(kind)).map(({ subject }) => subject),
      );
    return { any: about(OP_KINDS_HERE), sheet: about(['sheet']) };
  },
  tell: (event) => tabs.dispatchAll(event),
  gone: async (studentId) => {
    await offline.gone(studentId);
    await tabs.dispatchWhere(studentId, { kind: 'look-again' });
  },
  ended: sessionEnded,
  reached: () => void outbox.reached(),
  adapters: (tag) => {
    adapterNews(tag);
  },
  later,
  day: () => new Date().toDateString(),
});

export const OUTBOX_ALARM = 'outbox';
export const RESTORE_ALARM = 'restore';
export const OFFLINE_ALARM = 'offline';

const SOONEST_ALARM_MS = 30_000;

async function planned(alarm: string, ms: number | null): Promise<void> {
  if (ms === null) await browser.alarms.clear(alarm);
  else await browser.alarms.create(alarm, { when: Date.now() + ms });
}

export const outbox: Outbox = new Outbox({
  vault,
  kept,
  client,
  newId: opId,
  random: Math.random,
  author,
  ended: sessionEnded,
  applied: (studentIds) => void tabs.dispatchAll({ kind: 'outdated', studentIds }),
  changed: () => void tabs.pushAll(),
  later: async (ms) => {
    await planned(OUTBOX_ALARM, ms);
    // An alarm comes half a minute later at the soonest; a worker that is still there need not wait for it.
    if (ms !== null && ms < SOONEST_ALARM_MS) later(() => void outbox.send(), ms);
  },
});

let unopened = 0;
/** How many of one's own sealed texts the server could not open. */
export const unopenedCount = (): number => unopened;

const inTurn = oneAtATime();
/** Goes on with what is kept here for whoever is signed in. */
export function takeUp(): Promise<void> {
  const changed = async (count: number) => {
    unopened = count;
    await tabs.pushAll();
  };
  const later = (ms: number | null) => planned(RESTORE_ALARM, ms);
  const isShown = () => ports.count > 0;
  const parts = { vault, client, outbox, world, now: Date.now, isShown, ended: sessionEnded, later, changed };
  return inTurn(() => takeUpNow(parts));
}

async function expired(): Promise<void> {
  await endSession(kept, 'expired');
  await actorChanged();
}

/** Our server's word about this token; a session that was begun meanwhile goes on. */
export async function sessionEnded(token: string): Promise<void> {
  const { session } = await world.now();
  if (session.me !== null && session.token === token) await expired();
}

/** Somebody signed in or out, or the server is another: every panel forgets what it was told. */
export async function actorChanged(): Promise<void> {
  await world.again();
  unopened = 0;
  await offline.wipe();
  await vault.lock();
  await tabs.dispatchAll({ kind: 'actor-changed' });
  const { settings, session } = await world.now();
  await closeDescribingOfOthers(describing, session.me && draftOwner(settings, session));
}

export async function sisOrigins(): Promise<Set<string>> {
  return new Set(await adapters.origins());
}
