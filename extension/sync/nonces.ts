import type { Kept } from './kept.ts';
import { oneAtATime } from './queue.ts';
import { KEYS } from './storage-keys.ts';

const NONCE_BYTES = 16;

/**
 * Ties a panel's frame to the tab that our launcher runs in. A page that frames `panel.html` by itself has no nonce
 * and gets nothing. Each works for one document; that document may come back after the worker was stopped.
 */
export class Nonces {
  readonly #kept: Kept;
  readonly #randomBytes: (length: number) => Uint8Array;
  readonly #inTurn = oneAtATime();

  constructor(kept: Kept, randomBytes: (length: number) => Uint8Array) {
    this.#kept = kept;
    this.#randomBytes = randomBytes;
  }

  async mint(tabId: number): Promise<string> {
    const nonce = [...this.#randomBytes(NONCE_BYTES)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    await this.#change((all) => ({ ...all, [nonce]: { tabId, usedBy: null } }));
    return nonce;
  }

  /** True when the nonce was minted for this tab and was not used by another document. */
  async claim(nonce: string, tabId: number, documentId: string): Promise<boolean> {
    let granted = false;
    await this.#change((all) => {
      const entry = Object.hasOwn(all, nonce) ? all[nonce] : undefined;
      granted = entry?.tabId === tabId && (entry.usedBy === null || entry.usedBy === documentId);
      return granted ? { ...all, [nonce]: { tabId, usedBy: documentId } } : all;
    });
    return granted;
  }

  /** The tab was closed, or its document was replaced. */
  async forget(tabId: number): Promise<void> {
    await this.#change((all) => Object.fromEntries(Object.entries(all).filter(([, entry]) => entry.tabId !== tabId)));
  }

  #change(change: (all: Entries) => Entries): Promise<void> {
    return this.#inTurn(async () => this.#kept.write(KEYS.nonces, change((await this.#kept.read(KEYS.nonces)) ?? {})));
  }
}

type Entries = Record<string, { tabId: number; usedBy: string | null }>;
