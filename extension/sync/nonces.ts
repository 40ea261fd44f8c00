import type * as z from 'zod/mini';
import type { Kept } from './kept.ts';
import { oneAtATime } from './queue.ts';
import type { Screen } from '../homes/home-messages.ts';
import type { Home } from '../homes/home.ts';
import { documentOf, type Sender } from './senders.ts';
import { KEYS } from './storage-keys.ts';

const NONCE_BYTES = 16;

/** How a panel was let in. */
export interface Admitted {
  /** The tab whose page it reads. */
  readonly tabId: number;
  readonly home: Home;
  /** The screen to open; null: the first. */
  readonly at: Screen | null;
}

/**
 * Ties a panel to the tab whose page it reads. A page that frames `panel.html` by itself, or opens it, has no nonce and
 * gets nothing. Each works in one place: a frame's for one document of that tab, which may come back after the worker
 * was stopped; a window's in one tab, which may be loaded again; the side panel's in what belongs to no tab at all.
 */
export class Nonces {
  readonly #kept: Kept;
  readonly #randomBytes: (length: number) => Uint8Array;
  readonly #inTurn = oneAtATime();

  constructor(kept: Kept, randomBytes: (length: number) => Uint8Array) {
    this.#kept = kept;
    this.#randomBytes = randomBytes;
  }

  /** A new one for a panel of this tab that will stand there. */
  async mint(tabId: number, home: Home, at: Screen | null = null): Promise<string> {
    const nonce = [...this.#randomBytes(NONCE_BYTES)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    await this.#change((all) => ({ ...all, [nonce]: { tabId, home, at, usedBy: null } }));
    return nonce;
  }

  /** The one of the browser's side panel beside this tab: it stays, since another address would load the panel anew. */
  async ofSide(tabId: number): Promise<string> {
    const all = (await this.#kept.read(KEYS.nonces)) ?? {};
    const found = Object.entries(all).find(([, entry]) => entry.tabId === tabId && entry.home === 'side');
    return found?.[0] ?? this.mint(tabId, 'side');
  }

  /** How its sender is let in; null when the nonce is unknown, was minted for another place, or is in use elsewhere. */
  async claim(nonce: string, sender: Sender): Promise<Admitted | null> {
    let admitted: Admitted | null = null;
    await this.#change((all) => {
      const entry = Object.hasOwn(all, nonce) ? all[nonce] : undefined;
      const user = entry && placeOf(sender, entry);
      if (!entry || !user || (entry.usedBy !== null && entry.usedBy !== user)) return all;
      admitted = { tabId: entry.tabId, home: entry.home, at: entry.at };
      // A screen is opened once.
      return { ...all, [nonce]: { ...entry, at: null, usedBy: user } };
    });
    return admitted;
  }

  /** The tab was closed, or its document was replaced. What stands in other places stays, unless `all`. */
  async forget(tabId: number, all: 'all' | 'frames'): Promise<void> {
    const goes = (entry: Entry) => entry.tabId === tabId && (all === 'all' || entry.home === 'dock');
    await this.#change((entries) => Object.fromEntries(Object.entries(entries).filter(([, entry]) => !goes(entry))));
  }

  #change(change: (all: Entries) => Entries): Promise<void> {
    return this.#inTurn(async () => this.#kept.write(KEYS.nonces, change((await this.#kept.read(KEYS.nonces)) ?? {})));
  }
}

type Entry = z.infer<typeof KEYS.nonces.schema>[string];
type Entries = Record<string, Entry>;

/** What a nonce is tied to once its sender uses it; null where the sender stands in another place than it was made for. */
function placeOf(sender: Sender, { tabId, home }: Entry): string | null {
  const own = sender.tab?.id;
  switch (home) {
    case 'dock':
      return own === tabId && sender.frameId !== 0 ? documentOf(sender) : null;
    case 'window':
      return own !== undefined && own !== tabId && sender.frameId === 0 ? `tab ${own}` : null;
    case 'side':
      return own === undefined ? 'side' : null;
  }
}
