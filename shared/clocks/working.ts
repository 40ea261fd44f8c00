import type { DistrictCalendar } from './calendar.ts';
import type { Counted, Pause, Skipped } from './count.ts';
import type { ClockUnit } from './rule.ts';
import type { Unknown } from './standing.ts';

/** More time, with the reason: so many days of the clock's own kind, or until a day. */
export type Extension = { readonly why: string } & ({ readonly days: number } | { readonly until: string });

/** What became of a clock since it began. */
export interface ClockChanges {
  readonly pauses?: readonly Pause[];
  readonly extension?: Extension;
  /** An objection, on which day and in what words. One after the end stops nothing. */
  readonly stopped?: { readonly on: string; readonly why: string };
  /** Whose school days count; absent: those of the district as a whole. */
  readonly building?: string;
  /** The calendar by which the day was found before. */
  readonly before?: DistrictCalendar;
}

/** A stretch of days as it was counted, with all that is needed to count it again by hand. */
export interface Stretch extends Omit<Counted, 'last' | 'unknown'> {
  /** The last day counted; null while the clock stands still. */
  readonly last: string | null;
  /** Where the last day counted is no business day: the days passed over to the next that is one. */
  readonly rolled: readonly Skipped[] | null;
  /** The last day, or the one that it was moved to. */
  readonly end: string | null;
}

/** How a day was found. */
export interface Working extends Stretch {
  readonly start: string;
  readonly length: number;
  readonly unit: ClockUnit;
  /** What an extension added; `days` is null where it names a day. */
  readonly extended: (Stretch & { readonly days: number | null; readonly why: string }) | null;
  readonly stopped: { readonly on: string; readonly why: string } | null;
  /** The years which the calendar does not know and which were passed. */
  readonly unknown: readonly Unknown[];
}

/** When a clock ends, and how that was found. */
export interface Due {
  readonly state: 'running' | 'paused' | 'stopped';
  /** Null while it stands still, and once it was stopped. */
  readonly due: string | null;
  /** The day it ended on before it was extended; never left out where there is another. */
  readonly original: string | null;
  /** False where days were counted that the district has said nothing of: the day may be a later one. */
  readonly known: boolean;
  readonly working: Working;
  /** By the calendar of before, where one was given. */
  readonly earlier?: { readonly due: string | null; readonly working: Working };
}
