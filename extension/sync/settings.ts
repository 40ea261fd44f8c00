import * as z from 'zod/mini';
import type { PageRequests } from '../messages.ts';
import type { Client } from './client.ts';
import type { Kept } from './kept.ts';
import { CLEARED_BY, KEYS } from './storage-keys.ts';

/** What is in force. `serverUrl` is empty until somebody says where the server is. */
export interface Settings {
  serverUrl: string;
  managed: boolean;
  locale: 'en' | 'es';
}

const localeSchema = z.enum(['en', 'es']);
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\]|.+\.localhost)$/u;

/** An address without its trailing slash, or null: https only, http on this machine alone, no query or user in it. */
export function serverAddress(text: unknown): string | null {
  if (typeof text !== 'string' || !URL.canParse(text.trim())) return null;
  const url = new URL(text.trim());
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (!safe || url.search || url.hash || url.username || url.password) return null;
  return `${url.origin}${url.pathname.replace(/\/+$/u, '')}`;
}

export interface SettingsParts {
  readonly kept: Kept;
  /** What the district's policy says; empty where there is none. */
  readonly managed: () => Promise<Record<string, unknown>>;
  readonly demoServerUrl: string;
  readonly browserLocale: () => string;
}

/** Policy beats the user's choice, which beats the demo's address. Malformed policy values are ignored one by one. */
export async function readSettings({ kept, managed, demoServerUrl, browserLocale }: SettingsParts): Promise<Settings> {
  const [policy, own] = await Promise.all([
    managed().catch((): Record<string, unknown> => ({})),
    kept.read(KEYS.settings),
  ]);
  const managedUrl = serverAddress(policy.serverUrl);
  const locale = z.safeParse(localeSchema, policy.locale).data ?? (browserLocale().startsWith('es') ? 'es' : 'en');
  return {
    serverUrl: managedUrl ?? own?.serverUrl ?? demoServerUrl,
    managed: managedUrl !== null,
    locale: own?.locale ?? locale,
  };
}

/** Keeps what the user chose, after asking the address whether a Facesheet server is there. */
export async function saveSettings(
  parts: SettingsParts,
  client: Client,
  wanted: PageRequests['settings.save'][0],
): Promise<PageRequests['settings.save'][1] & { moved?: boolean; respoken?: boolean }> {
  const before = await readSettings(parts);
  const serverUrl = serverAddress(wanted.serverUrl);
  if (serverUrl === null) return { ok: false, why: 'bad-address' };
  if (before.managed && serverUrl !== before.serverUrl) return { ok: false, why: 'managed' };
  if (serverUrl !== before.serverUrl || !before.managed) {
    const live = await client.live(serverUrl);
    if (!live.ok) return { ok: false, why: live.why.cause === 'offline' ? 'not-answering' : 'not-facesheet' };
  }
  const moved = serverUrl !== before.serverUrl;
  if (moved) await parts.kept.clear(CLEARED_BY.serverChange);
  await parts.kept.write(KEYS.settings, { serverUrl, locale: wanted.locale });
  return { ok: true, moved, respoken: wanted.locale !== before.locale };
}
