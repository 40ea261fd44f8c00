import { type HealthOutcome, type HealthReport, HEALTH_OUTCOMES } from '../../shared/wire/adapters.ts';
import type { Sighting } from '../../shared/sis/sighting.ts';
import type { ReadBy } from '../content-messages.ts';

export interface HealthParts {
  /** Tells our server; true when it took it. */
  readonly send: (report: HealthReport) => Promise<boolean>;
  readonly later: (work: () => void, ms: number) => void;
  /** The administrator's side heard of pages that an adapter does not know any more. */
  readonly told: () => void;
}

type Line = HealthReport['reports'][number];

const EVERY_MS = 60_000;
/** A page that is not known is told at once: its reader waits for a word. */
const AT_ONCE_MS = 1_000;
const LINES_MAX = 200;
const COUNTED: ReadonlySet<string> = new Set(HEALTH_OUTCOMES);

/**
 * Counts what reading pages came to, by adapter and kind of page, and tells our server. Numbers only: nothing of a page
 * is in it. In memory; what was not told when the worker is stopped is not told.
 */
export class Health {
  readonly #parts: HealthParts;
  readonly #lines = new Map<string, Line>();
  readonly #told = new Set<string>();
  #planned = Infinity;

  constructor(parts: HealthParts) {
    this.#parts = parts;
  }

  /** A page has settled and was read. */
  count(by: ReadBy, { outcome }: Sighting): void {
    if (!isCounted(outcome)) return;
    const key = JSON.stringify([by.id, by.revision, by.page, outcome]);
    const line = this.#lines.get(key) ?? { ...by, outcome, count: 0 };
    if (!this.#lines.has(key) && this.#lines.size === LINES_MAX) return;
    this.#lines.set(key, { ...line, count: line.count + 1 });
    this.#plan(outcome === 'no-fingerprint' ? AT_ONCE_MS : EVERY_MS);
  }

  /** Whether our server knows that this adapter does not know its pages any more. */
  wasTold(adapterId: string): boolean {
    return this.#told.has(adapterId);
  }

  #plan(ms: number): void {
    if (ms >= this.#planned) return;
    this.#planned = ms;
    this.#parts.later(() => void this.#send(), ms);
  }

  async #send(): Promise<void> {
    this.#planned = Infinity;
    const reports = [...this.#lines.values()];
    if (reports.length === 0) return;
    this.#lines.clear();
    // What a server that is out of reach was not told is a number the less.
    if (!(await this.#parts.send({ reports }))) return;
    for (const { id, outcome } of reports) if (outcome === 'no-fingerprint') this.#told.add(id);
    this.#parts.told();
  }
}

function isCounted(outcome: Sighting['outcome']): outcome is HealthOutcome {
  return COUNTED.has(outcome);
}
