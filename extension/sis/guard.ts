import type { Sighting } from '../../shared/sis/sighting.ts';

/** What the guard needs of its surroundings; given, so that tests can decide them. */
export interface GuardParts {
  read(): Sighting;
  /** Hides the panel at once. Must not wait for anything. */
  raise(): void;
  /** `settled`: the page is not read again by itself. */
  report(sighting: Sighting, ms: number, settled: boolean): void;
  /** Milliseconds, monotonic. */
  now(): number;
  later(work: () => void, ms: number): void;
  settleMs: number;
}

/** How often a page that is not readable yet is read again by itself; each wait is twice the one before. */
const RETRIES = 4;
/** At most this share of a second goes into reading; beyond it the panel is hidden unread, which is safe. */
const BUDGET_MS = 100;
const BUDGET_WINDOW_MS = 1_000;
const UNSETTLED = new Set<Sighting['outcome']>(['busy', 'no-fingerprint', 'conflict']);

/**
 * The match guard. Whatever happens on the page, `changed` reads it before the browser can paint; when another
 * student, or nobody, is found, the panel is hidden in that same moment and shown again only for what is found after
 * the page has settled.
 */
export class MatchGuard {
  readonly #parts: GuardParts;
  #shown: string | null = null;
  #pending = false;
  #looksAgain = false;
  #lastMs = 0;
  #spent = 0;
  #windowFrom = 0;

  constructor(parts: GuardParts) {
    this.#parts = parts;
  }

  /** Reads for the first time, or anew when the document comes back from the browser's cache. */
  start(): void {
    this.#shown = null;
    const sighting = this.#read();
    if (namesSomebody(sighting)) this.#parts.raise();
    this.#tell(sighting, 0);
  }

  /** The page may have changed: call it from the observer, synchronously. */
  changed(): void {
    if (this.#pending) return;
    if (this.#overBudget() || this.#differs()) this.#hide();
    else this.#lookAgain();
  }

  /** Reads now and answers it, also when nothing changed. */
  readAgain(): Sighting {
    const sighting = this.#read();
    if (!this.#pending && keyOf(sighting) !== this.#shown) this.#hide();
    return sighting;
  }

  #differs(): boolean {
    return keyOf(this.#read()) !== this.#shown;
  }

  /** What a page changes in steps, or where nobody watches, is read once more after it settled. */
  #lookAgain(): void {
    if (this.#looksAgain) return;
    this.#looksAgain = true;
    this.#parts.later(() => {
      this.#looksAgain = false;
      if (!this.#pending && this.#differs()) this.#hide();
    }, this.#parts.settleMs);
  }

  #hide(): void {
    this.#pending = true;
    this.#parts.raise();
    this.#again(0);
  }

  #again(round: number): void {
    this.#parts.later(() => this.#reread(round), this.#parts.settleMs * 2 ** round);
  }

  #reread(round: number): void {
    // A later change is being settled: that one speaks.
    if (round > 0 && this.#pending) return;
    const sighting = this.#read();
    const same = keyOf(sighting) === this.#shown;
    if (!this.#pending && !same) this.#parts.raise();
    if (this.#pending || !same || isLast(sighting, round)) this.#tell(sighting, round);
    else this.#retry(sighting, round);
  }

  #tell(sighting: Sighting, round: number): void {
    this.#pending = false;
    this.#shown = keyOf(sighting);
    this.#parts.report(sighting, this.#lastMs, !UNSETTLED.has(sighting.outcome) || isLast(sighting, round));
    this.#retry(sighting, round);
  }

  #retry(sighting: Sighting, round: number): void {
    if (UNSETTLED.has(sighting.outcome) && round < RETRIES) this.#again(round + 1);
  }

  #read(): Sighting {
    const from = this.#parts.now();
    const sighting = this.#parts.read();
    this.#lastMs = this.#parts.now() - from;
    this.#spent += this.#lastMs;
    return sighting;
  }

  #overBudget(): boolean {
    const now = this.#parts.now();
    if (now - this.#windowFrom > BUDGET_WINDOW_MS) {
      this.#windowFrom = now;
      this.#spent = 0;
    }
    return this.#spent > BUDGET_MS;
  }
}

/** A page that would be read again, had it not been read often enough. */
function isLast({ outcome }: Sighting, round: number): boolean {
  return UNSETTLED.has(outcome) && round === RETRIES;
}

function namesSomebody(sighting: Sighting): boolean {
  return sighting.outcome === 'student' || sighting.outcome === 'name-only' || sighting.outcome === 'conflict';
}

/** What makes two sightings the same: the outcome and who is named. Grade and school may come later. */
export function keyOf(sighting: Sighting): string {
  if (!('seen' in sighting)) return sighting.outcome;
  const { system, sisId, name, birthDate } = sighting.seen;
  return JSON.stringify([sighting.outcome, system, sisId, name, birthDate]);
}
