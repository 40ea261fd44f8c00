import type { Kept } from './kept.ts';
import { oneAtATime } from './queue.ts';
import { KEYS } from './storage-keys.ts';

const KEY_BYTES = 16;

/** Whose window it is. */
export interface Describer {
  readonly staffId: string;
  readonly serverUrl: string;
}

/**
 * The windows in which pages are described. A window's address carries a random key alone; the key works in one window,
 * for the person who had it opened, and leads to one tab.
 */
export class Describing {
  readonly #kept: Kept;
  readonly #randomBytes: (length: number) => Uint8Array;
  readonly #inTurn = oneAtATime();

  constructor(kept: Kept, randomBytes: (length: number) => Uint8Array) {
    this.#kept = kept;
    this.#randomBytes = randomBytes;
  }

  /** A key for a window about this tab. */
  async begin({ staffId, serverUrl }: Describer, tabId: number): Promise<string> {
    const key = [...this.#randomBytes(KEY_BYTES)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    await this.#change((all) => ({ ...all, [key]: { tabId, staffId, serverUrl, origin: null, usedBy: null } }));
    return key;
  }

  /** The site that a window describes, once it was seen: what is written belongs to it, wherever its tab goes. */
  async siteOf(key: string): Promise<string | null> {
    return (await this.#all())[key]?.origin ?? null;
  }

  async settle(key: string, origin: string): Promise<void> {
    await this.#change((all) => {
      const entry = Object.hasOwn(all, key) ? all[key] : undefined;
      return entry && entry.origin === null ? { ...all, [key]: { ...entry, origin } } : all;
    });
  }

  /** The tab that a window describes; null when the key is unknown, another window has it, or it is another person's. */
  async claim(key: string, who: Describer, windowTabId: number): Promise<number | null> {
    let tabId: number | null = null;
    await this.#change((all) => {
      const entry = Object.hasOwn(all, key) ? all[key] : undefined;
      const isFree = entry?.usedBy === null || entry?.usedBy === windowTabId;
      if (!entry || !isFree || entry.staffId !== who.staffId || entry.serverUrl !== who.serverUrl) return all;
      ({ tabId } = entry);
      return { ...all, [key]: { ...entry, usedBy: windowTabId } };
    });
    return tabId;
  }

  /** The windows' tabs that belong to others than this person; all of them for nobody. */
  async othersThan(who: Describer | null): Promise<number[]> {
    const others = Object.values(await this.#all()).filter(
      (entry) => entry.staffId !== who?.staffId || entry.serverUrl !== who.serverUrl,
    );
    return others.flatMap(({ usedBy }) => (usedBy === null ? [] : [usedBy]));
  }

  /** A window was closed; the tabs that it described. */
  async forget(windowTabId: number): Promise<number[]> {
    let about: number[] = [];
    await this.#change((all) => {
      about = Object.values(all).flatMap(({ tabId, usedBy }) => (usedBy === windowTabId ? [tabId] : []));
      return Object.fromEntries(Object.entries(all).filter(([, { usedBy }]) => usedBy !== windowTabId));
    });
    return about;
  }

  /** What somebody is writing for the pages of a site; empty for nothing. */
  async draft(who: Describer, origin: string): Promise<string> {
    return ((await this.#kept.read(KEYS.adapterDrafts)) ?? {})[draftKey(who, origin)] ?? '';
  }

  /** Keeps it; empty text drops it. */
  keepDraft(who: Describer, origin: string, json: string): Promise<void> {
    const key = draftKey(who, origin);
    return this.#inTurn(async () => {
      const all = Object.entries((await this.#kept.read(KEYS.adapterDrafts)) ?? {}).filter(([of]) => of !== key);
      await this.#kept.write(KEYS.adapterDrafts, Object.fromEntries([...all, ...(json === '' ? [] : [[key, json]])]));
    });
  }

  async #all(): Promise<Entries> {
    return (await this.#kept.read(KEYS.describing)) ?? {};
  }

  #change(change: (all: Entries) => Entries): Promise<void> {
    return this.#inTurn(async () => this.#kept.write(KEYS.describing, change(await this.#all())));
  }
}

type Entries = Record<string, Describer & { tabId: number; origin: string | null; usedBy: number | null }>;

const draftKey = ({ serverUrl, staffId }: Describer, origin: string): string => [serverUrl, staffId, origin].join(' ');
