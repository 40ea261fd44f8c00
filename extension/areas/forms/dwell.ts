import type { Timers } from './keeper.ts';

/** How long a button must have been seen, without a break, before it may be pressed. */
export const DWELL_MS = 500;

export interface DwellOptions extends Timers {
  readonly now: () => number;
  /** Called at each change. */
  readonly onChange: (armed: boolean) => void;
}

/**
 * Arms a button that does what can't be undone: only once it has stayed in sight long enough to be read. Whatever hides
 * it, covers it or takes the window away begins the time anew. A frame that is moved as a whole is not noticed by this.
 */
export class Dwell {
  readonly #options: DwellOptions;
  #seenSince: number | null = null;
  #timer: number | null = null;

  constructor(options: DwellOptions) {
    this.#options = options;
  }

  /** Whether it may be pressed now. */
  get armed(): boolean {
    return this.#seenSince !== null && this.#options.now() - this.#seenSince >= DWELL_MS;
  }

  /** It is in sight from now on, or no longer. */
  see(inSight: boolean): void {
    if (inSight === (this.#seenSince !== null)) return;
    const { now, set, clear, onChange } = this.#options;
    this.#seenSince = inSight ? now() : null;
    if (this.#timer !== null) clear(this.#timer);
    // A timer may come a moment before its time by the other clock: a press asks again.
    this.#timer = inSight ? set(() => onChange(true), DWELL_MS) : null;
    if (!inSight) onChange(false);
  }
}
