import { parseAdapter, type Adapter } from '../../shared/sis/adapter.ts';
import type { AdaptersAnswer } from '../../shared/wire/adapters.ts';
import type { Client } from './client.ts';
import type { Kept } from './kept.ts';
import { KEYS } from './storage-keys.ts';

export interface AdapterStoreParts {
  readonly kept: Kept;
  readonly client: Client;
  readonly now: () => number;
  readonly serverUrl: () => Promise<string>;
  /** The only origins that the district's policy lets us run on; null: all that the adapters name. */
  readonly sites: () => Promise<readonly string[] | null>;
  /** SHA-256 of the text, in hex. */
  readonly hash: (text: string) => Promise<string>;
}

/**
 * The adapters in force. No network keeps the last ones until their stated age, because notes must be writable
 * offline; an answer that is wrong drops them at once, because a wrong student is worse than no panel.
 */
export class AdapterStore {
  readonly #parts: AdapterStoreParts;
  #inForce: Promise<readonly Adapter[]> | null = null;

  constructor(parts: AdapterStoreParts) {
    this.#parts = parts;
  }

  inForce(): Promise<readonly Adapter[]> {
    this.#inForce ??= this.#fromStorage();
    return this.#inForce;
  }

  /** Asks the server. */
  async refresh(): Promise<void> {
    const { kept, client, now, serverUrl } = this.#parts;
    const asked = await serverUrl();
    const said = await client.adapters();
    // The address was changed while this one was being asked: its answer is nobody's any more.
    if (asked !== (await serverUrl())) return;
    if (said.ok) await kept.write(KEYS.adapters, { serverUrl: asked, fetchedAt: now(), answer: said.value });
    else if (said.why.cause === 'nonsense') await kept.clear([KEYS.adapters]);
    this.#inForce = this.#fromStorage();
    await this.#inForce;
  }

  async #fromStorage(): Promise<readonly Adapter[]> {
    const { kept, now, serverUrl } = this.#parts;
    const stored = await kept.read(KEYS.adapters);
    if (!stored || stored.serverUrl !== (await serverUrl())) return [];
    const tooOld = now() - stored.fetchedAt > stored.answer.maxAgeMs;
    return tooOld ? [] : onSites(await this.#valid(stored.answer), await this.#parts.sites());
  }

  async #valid(answer: AdaptersAnswer): Promise<Adapter[]> {
    const checked = await Promise.all(
      answer.adapters.map(async ({ id, json, hash }) => {
        const parsed = parseAdapter(json);
        const whole = parsed.ok && parsed.adapter.id === id && (await this.#parts.hash(json)) === hash.toLowerCase();
        return whole ? [parsed.adapter] : [];
      }),
    );
    return checked.flat();
  }
}

/** The adapters as far as the district lets them be used: on these origins alone. */
function onSites(adapters: readonly Adapter[], sites: readonly string[] | null): readonly Adapter[] {
  if (sites === null) return adapters;
  return adapters.flatMap((adapter) => {
    const origins = adapter.match.origins.filter((origin) => sites.includes(origin));
    return origins.length === 0 ? [] : [{ ...adapter, match: { ...adapter.match, origins } }];
  });
}

/** The fixed bars of a site that must be kept out of the panel's room, as its adapters name them. */
export function insetOf(adapters: readonly Adapter[], origin: string): string[] {
  const ofSite = adapters.filter(({ match }) => match.origins.includes(origin));
  return [...new Set(ofSite.flatMap(({ ui }) => ui?.inset ?? []))];
}

/** The origins that the adapters name, each once. */
export function originsOf(adapters: readonly Adapter[]): string[] {
  return [...new Set(adapters.flatMap(({ match }) => match.origins.map((origin) => new URL(origin).origin)))];
}
