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

interface Stored {
  readonly inForce: readonly Adapter[];
  readonly off: AdaptersAnswer['off'];
}
const NOTHING: Stored = { inForce: [], off: [] };

/**
 * The adapters in force. No network keeps the last ones until their stated age, because notes must be writable
 * offline; an answer that is wrong drops them at once, because a wrong student is worse than no panel.
 */
export class AdapterStore {
  readonly #parts: AdapterStoreParts;
  #stored: Promise<Stored> | null = null;

  constructor(parts: AdapterStoreParts) {
    this.#parts = parts;
  }

  async inForce(): Promise<readonly Adapter[]> {
    return (await this.#now()).inForce;
  }

  /** Adapters that were taken out of force, and where: their pages can say why they are not read. */
  async off(): Promise<AdaptersAnswer['off']> {
    return (await this.#now()).off;
  }

  /** The origins of all of them, each once. */
  async origins(): Promise<string[]> {
    const { inForce, off } = await this.#now();
    return [...new Set([...originsOf(inForce), ...off.flatMap(({ origins }) => origins)])];
  }

  /** A text that is another one whenever something else is in force. */
  async version(): Promise<string> {
    const { inForce, off } = await this.#now();
    return JSON.stringify([inForce, off]);
  }

  /** Asks the server; false when it did not answer. */
  async refresh(): Promise<boolean> {
    const { kept, client, now, serverUrl } = this.#parts;
    const asked = await serverUrl();
    const said = await client.adapters();
    // The address was changed while this one was being asked: its answer is nobody's any more.
    if (asked !== (await serverUrl())) return false;
    if (said.ok) await kept.write(KEYS.adapters, { serverUrl: asked, fetchedAt: now(), answer: said.value });
    else if (said.why.cause === 'nonsense') await kept.clear([KEYS.adapters]);
    this.#stored = this.#fromStorage();
    await this.#stored;
    return said.ok;
  }

  #now(): Promise<Stored> {
    this.#stored ??= this.#fromStorage();
    return this.#stored;
  }

  async #fromStorage(): Promise<Stored> {
    const { kept, now, serverUrl } = this.#parts;
    const stored = await kept.read(KEYS.adapters);
    if (!stored || stored.serverUrl !== (await serverUrl())) return NOTHING;
    const tooOld = now() - stored.fetchedAt > stored.answer.maxAgeMs;
    if (tooOld) return NOTHING;
    const sites = await this.#parts.sites();
    const isOn = (origin: string) => sites === null || sites.includes(origin);
    const off = stored.answer.off.map((one) => ({ ...one, origins: one.origins.filter(isOn) }));
    return {
      inForce: onSites(await this.#valid(stored.answer), sites),
      off: off.filter(({ origins }) => origins.length > 0),
    };
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

/** What a site's adapters say of the panel beside it. */
export interface SiteUi {
  /** The fixed bars that must be kept out of the panel's room. */
  readonly inset: string[];
  /** Where the panel stands, and how wide it is in CSS pixels, before its user chose. */
  readonly mount: 'inPage' | 'sidePanel' | undefined;
  readonly widthPx: number | undefined;
}

/** Where several speak, the first that says something counts. */
export function uiOf(adapters: readonly Adapter[], origin: string): SiteUi {
  const said = adapters.flatMap(({ match, ui }) => (ui && match.origins.includes(origin) ? [ui] : []));
  return {
    inset: [...new Set(said.flatMap(({ inset }) => inset ?? []))],
    mount: said.find(({ mount }) => mount !== undefined)?.mount,
    widthPx: said.find(({ widthPx }) => widthPx !== undefined)?.widthPx,
  };
}

/** The origins that the adapters name, each once. */
export function originsOf(adapters: readonly Adapter[]): string[] {
  return [...new Set(adapters.flatMap(({ match }) => match.origins.map((origin) => new URL(origin).origin)))];
}
