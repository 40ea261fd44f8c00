import type { PageRequests } from '../messages.ts';
import type { Client } from './client.ts';
import type { Kept } from './kept.ts';
import { type Policy, policyOf, serverAddress } from './policy.ts';
import { CLEARED_BY, KEYS } from './storage-keys.ts';

/** What is in force. `serverUrl` is empty until somebody says where the server is. */
export interface Settings {
  serverUrl: string;
  managed: boolean;
  locale: 'en' | 'es';
  readonly policy: Policy;
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
  const [raw, own] = await Promise.all([
    managed().catch((): Record<string, unknown> => ({})),
    kept.read(KEYS.settings),
  ]);
  const policy = policyOf(raw);
  const locale = policy.locale ?? (browserLocale().startsWith('es') ? 'es' : 'en');
  return {
    serverUrl: policy.serverUrl ?? own?.serverUrl ?? demoServerUrl,
    managed: policy.serverUrl !== null,
    locale: own?.locale ?? locale,
    policy,
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
