import browser from 'webextension-polyfill';
import { v7 } from 'uuid';
import { browserCrypto } from '../../../shared/audit/browser-crypto.ts';
import { AdapterStore, originsOf } from '../../sync/adapter-store.ts';
import { Client } from '../../sync/client.ts';
import { APPLICATIONS, Drafts, NOTES, THREATS } from '../../sync/drafts.ts';
import { Errands } from '../../sync/errands.ts';
import { Kept } from '../../sync/kept.ts';
import { Nonces } from '../../sync/nonces.ts';
import { Places } from '../../sync/places.ts';
import type { Own } from '../../sync/senders.ts';
import { endSession } from '../../sync/session.ts';
import type { SettingsParts } from '../../sync/settings.ts';
import { Tabs } from '../../sync/tabs.ts';
import { TrailWatch } from '../../sync/trail-watch.ts';
import { World } from '../../sync/world.ts';
import { Ports } from './ports.ts';

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

export const client = new Client({
  fetch: (...request) => fetch(...request),
  aim: async () => {
    const { settings, session } = await world.now();
    return { serverUrl: settings.serverUrl, locale: settings.locale, token: session.me ? session.token : null };
  },
  heard: () => void trailWatch.look(),
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

export const drafts = new Drafts(kept, NOTES);
export const applications = new Drafts(kept, APPLICATIONS);
export const threats = new Drafts(kept, THREATS);
export const places = new Places(kept);
const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));
export const nonces = new Nonces(kept, randomBytes);
export const errands = new Errands(kept, randomBytes);
export const ports = new Ports(nonces, own);
export const opId = (): string => v7();

export const adapters = new AdapterStore({
  kept,
  client,
  now: Date.now,
  serverUrl: async () => (await world.now()).settings.serverUrl,
  hash: async (text) => {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    return [...new Uint8Array(digest)].map((byte) => byte.toString(HEX_RADIX).padStart(2, '0')).join('');
  },
});

export const tabs: Tabs = new Tabs({
  world,
  client,
  drafts,
  applications,
  trailNews: () => trailWatch.news(),
  now: Date.now,
  post: (tabId, state) => ports.post(tabId, state),
  expired: async () => {
    await endSession(kept, 'expired');
    await actorChanged();
  },
  later: (work, ms) => void setTimeout(work, ms),
});

/** Somebody signed in or out, or the server is another: every panel forgets what it was told. */
export async function actorChanged(): Promise<void> {
  await world.again();
  await tabs.dispatchAll({ kind: 'actor-changed' });
}

export async function sisOrigins(): Promise<Set<string>> {
  return new Set(originsOf(await adapters.inForce()));
}
