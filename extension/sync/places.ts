import type { Home } from '../homes/home.ts';
import type { Kept } from './kept.ts';
import { oneAtATime } from './queue.ts';
import { KEYS } from './storage-keys.ts';

/** Where the panel stands: which tabs have it open beside their page, in which home it is, and how wide it is on each SIS. */
export class Places {
  readonly #kept: Kept;
  readonly #inTurn = oneAtATime();

  constructor(kept: Kept) {
    this.#kept = kept;
  }

  async isOpen(tabId: number): Promise<boolean> {
    return ((await this.#kept.read(KEYS.openTabs)) ?? []).includes(tabId);
  }

  async allOpen(): Promise<readonly number[]> {
    return (await this.#kept.read(KEYS.openTabs)) ?? [];
  }

  setOpen(tabId: number, open: boolean): Promise<void> {
    return this.#inTurn(async () => {
      const others = ((await this.#kept.read(KEYS.openTabs)) ?? []).filter((id) => id !== tabId);
      await this.#kept.write(KEYS.openTabs, open ? [...others, tabId] : others);
    });
  }

  /** As the user chose for this SIS; null before that. */
  async home(origin: string): Promise<Home | null> {
    return (await this.#kept.read(KEYS.homes))?.[origin] ?? null;
  }

  setHome(origin: string, home: Home): Promise<void> {
    return this.#inTurn(async () =>
      this.#kept.write(KEYS.homes, { ...(await this.#kept.read(KEYS.homes)), [origin]: home }),
    );
  }

  /** CSS pixels, or null when it was never changed there. */
  async width(origin: string): Promise<number | null> {
    return (await this.#kept.read(KEYS.widths))?.[origin] ?? null;
  }

  setWidth(origin: string, width: number): Promise<void> {
    return this.#inTurn(async () =>
      this.#kept.write(KEYS.widths, { ...(await this.#kept.read(KEYS.widths)), [origin]: Math.round(width) }),
    );
  }
}
