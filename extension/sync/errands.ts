import type { Seen } from '../../shared/sis/sighting.ts';
import type { Owner } from './kept-text.ts';
import type { Kept } from './kept.ts';
import { oneAtATime } from './queue.ts';
import { pageKey } from './page-key.ts';
import { KEYS, type Errand } from './storage-keys.ts';

const KEY_BYTES = 16;

/**
 * What windows were opened for. A window's address carries a random key alone; whom it is about stays here, in
 * memory. A key works in one window, for the person who had it opened.
 */
export class Errands {
  readonly #kept: Kept;
  readonly #randomBytes: (length: number) => Uint8Array;
  readonly #inTurn = oneAtATime();

  constructor(kept: Kept, randomBytes: (length: number) => Uint8Array) {
    this.#kept = kept;
    this.#randomBytes = randomBytes;
  }

  /** A new errand for the tab's panel; the key for its window. */
  async begin(owner: Owner, tabId: number, seen: Seen): Promise<string> {
    const key = [...this.#randomBytes(KEY_BYTES)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const { serverUrl, staffId } = owner;
    await this.#change((all) => ({
      ...all,
      [key]: { tabId, seen, serverUrl, staffId, windowId: null, usedBy: null, done: false },
    }));
    return key;
  }

  /** The window is open. */
  async opened(key: string, windowId: number): Promise<void> {
    await this.#change((all) => {
      const errand = entry(all, key);
      return errand ? { ...all, [key]: { ...errand, windowId } } : all;
    });
  }

  /** The window that is open already for the same person, tab and page; null when there is none. */
  async windowFor(owner: Owner, tabId: number, seen: Seen): Promise<number | null> {
    const found = Object.values(await this.#all()).find(
      (errand) =>
        !errand.done && isOf(errand, owner) && errand.tabId === tabId && pageKey(errand.seen) === pageKey(seen),
    );
    return found?.windowId ?? null;
  }

  /** The windows' tabs that are in use by others than this person; all of them when nobody may have one. */
  async othersThan(owner: Owner | null): Promise<number[]> {
    const others = Object.values(await this.#all()).filter((errand) => owner === null || !isOf(errand, owner));
    return others.flatMap(({ usedBy }) => (usedBy === null ? [] : [usedBy]));
  }

  /** What a window was opened for; null when the key is unknown, another window has it, or it is another person's. */
  async claim(key: string, owner: Owner, windowTabId: number): Promise<Errand | null> {
    let claimed: Errand | null = null;
    await this.#change((all) => {
      const errand = entry(all, key);
      const isFree = errand?.usedBy === null || errand?.usedBy === windowTabId;
      if (!errand || errand.done || !isFree || !isOf(errand, owner)) return all;
      claimed = { ...errand, usedBy: windowTabId };
      return { ...all, [key]: claimed };
    });
    return claimed;
  }

  /** The errand is done; its window still shows what it was about, until it is closed. */
  async done(key: string): Promise<void> {
    await this.#change((all) => {
      const errand = entry(all, key);
      return errand ? { ...all, [key]: { ...errand, done: true } } : all;
    });
  }

  /** A window was closed. */
  async forget(windowTabId: number): Promise<void> {
    await this.#change((all) =>
      Object.fromEntries(Object.entries(all).filter(([, { usedBy }]) => usedBy !== windowTabId)),
    );
  }

  /** Forgets what others than this person had windows for; everything when nobody may have one. */
  async keepOnly(owner: Owner | null): Promise<void> {
    await this.#change((all) =>
      Object.fromEntries(Object.entries(all).filter(([, errand]) => owner !== null && isOf(errand, owner))),
    );
  }

  async #all(): Promise<All> {
    return (await this.#kept.read(KEYS.errands)) ?? {};
  }

  #change(change: (all: All) => All): Promise<void> {
    return this.#inTurn(async () => this.#kept.write(KEYS.errands, change(await this.#all())));
  }
}

type All = Record<string, Errand>;

function entry(all: All, key: string): Errand | undefined {
  return Object.hasOwn(all, key) ? all[key] : undefined;
}

function isOf({ serverUrl, staffId }: Errand, owner: Owner): boolean {
  return serverUrl === owner.serverUrl && staffId === owner.staffId;
}
