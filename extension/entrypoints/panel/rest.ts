import type { Timers } from '../../areas/forms/keeper.ts';

const MINUTE_MS = 60_000;

export interface RestParts {
  readonly now: () => number;
  readonly timers: Timers;
  /** The panel begins to rest: from now on it shows no student. */
  readonly begin: () => void;
}

/**
 * When a panel rests: the district may have it cover student data after some minutes without a key or a press, so that
 * nobody reads them over an empty chair. It ends at the user's own press, and ends no session: the server does that.
 */
export class Rest {
  readonly #parts: RestParts;
  #minutes: number | null = null;
  #touchedAt: number;
  #timer: number | null = null;
  #resting = false;

  constructor(parts: RestParts) {
    this.#parts = parts;
    this.#touchedAt = parts.now();
  }

  /** What the district says now: so many minutes, or null for never. Begins at once where they have passed already. */
  limit(minutes: number | null): void {
    if (minutes === this.#minutes) return;
    this.#minutes = minutes;
    this.look();
  }

  /** Somebody is here. What rests goes on resting until `end`. */
  touch(): void {
    if (!this.#resting) this.#touchedAt = this.#parts.now();
  }

  /** Somebody pressed to see it again. */
  end(): void {
    this.#resting = false;
    this.#touchedAt = this.#parts.now();
    this.look();
  }

  /** Looks at the clock: a computer that slept wakes with its timers late. */
  look(): void {
    const { now, timers } = this.#parts;
    if (this.#timer !== null) timers.clear(this.#timer);
    this.#timer = null;
    if (this.#minutes === null || this.#resting) return;
    const left = this.#touchedAt + this.#minutes * MINUTE_MS - now();
    if (left > 0) this.#timer = timers.set(() => this.look(), left);
    else {
      this.#resting = true;
      this.#parts.begin();
    }
  }
}
