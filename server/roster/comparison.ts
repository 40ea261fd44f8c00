import type { Findings } from './findings.ts';
import type { Known } from './known.ts';
import type { Pace } from './pace.ts';
import type { RosterSet } from './records.ts';

/** What a comparison works with: a set, what is known, the day, and where findings go. */
export interface Comparison {
  readonly set: RosterSet;
  readonly known: Known;
  /** The day as of which the set holds, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly newId: () => string;
  readonly findings: Findings;
  readonly pace: Pace;
}
