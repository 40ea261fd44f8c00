/** Timers, injected so that tests decide when they end. */
export interface Timers {
  set(done: () => void, ms: number): number;
  clear(timer: number): void;
}

/** Those of the page. */
export const PAGE_TIMERS: Timers = {
  set: (done, ms) => window.setTimeout(done, ms),
  clear: (timer) => window.clearTimeout(timer),
};

/** What a form takes from the page: its clock, its timers, and names for new texts. */
export const PAGE_TOOLS = { now: () => Date.now(), timers: PAGE_TIMERS, newId: () => crypto.randomUUID() };

/** A pause in typing after which the text is kept: well inside the 500 ms that are promised. */
export const KEEP_AFTER_MS = 250;
/** Somebody who never pauses is kept this often all the same. */
const KEEP_EVERY_MS = 1500;

/** Decides when typed text is kept: after a pause, and at least so often; `flush` keeps at once what still waits. */
export class Keeper {
  readonly #keep: () => void;
  readonly #timers: Timers;
  #pause: number | null = null;
  #longest: number | null = null;

  constructor(keep: () => void, timers: Timers) {
    this.#keep = keep;
    this.#timers = timers;
  }

  /** Something was typed. */
  touch(): void {
    if (this.#pause !== null) this.#timers.clear(this.#pause);
    this.#pause = this.#timers.set(() => this.flush(), KEEP_AFTER_MS);
    this.#longest ??= this.#timers.set(() => this.flush(), KEEP_EVERY_MS);
  }

  /** Keeps now what still waits. */
  flush(): void {
    if (this.#pause === null) return;
    this.cancel();
    this.#keep();
  }

  /** Forgets what waits: it was saved or dropped. */
  cancel(): void {
    for (const timer of [this.#pause, this.#longest]) if (timer !== null) this.#timers.clear(timer);
    this.#pause = null;
    this.#longest = null;
  }
}
