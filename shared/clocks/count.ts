import { dayAfter } from './day-after.ts';
import { everyDay, type SkipKind, type StandingOf, type Unknown } from './standing.ts';

/** A time in which a clock stands still, both days included; `until` is null while it does so still. */
export interface Pause {
  readonly from: string;
  readonly until: string | null;
  readonly why: string;
}

/** Days that did not count, one after another but for weekends. */
export interface Skipped {
  readonly from: string;
  /** Null of a pause that goes on. */
  readonly until: string | null;
  readonly kind: SkipKind;
  readonly name: string;
}

/** What was found on the way to the last day. */
export interface Counted {
  /** The last day; null where the clock stands still before it. */
  readonly last: string | null;
  /** How many days were counted. */
  readonly counted: number;
  readonly skipped: readonly Skipped[];
  readonly madeUp: readonly { readonly day: string; readonly name: string }[];
  readonly unknown: readonly Unknown[];
}

/** Counts so many days after the first, which is excluded. It always ends: a calendar has only so many days off. */
export function countDays(start: string, length: number, standingOf: StandingOf, pauses: readonly Pause[]): Counted {
  const skipped: Skipped[] = [];
  const madeUp: { day: string; name: string }[] = [];
  const unknown: Unknown[] = [];
  // Where every day counts there is nothing to go through: most clocks are of this kind, and lists have thousands.
  if (standingOf === everyDay && pauses.length === 0) {
    return { last: dayAfter(start, length), counted: length, skipped, madeUp, unknown };
  }
  let [day, counted, inRow] = [start, 0, false];
  while (counted < length) {
    day = dayAfter(day, 1);
    const standing = standingOf(day);
    if (standing.unknown !== undefined) tell(unknown, standing.unknown);
    const pause = standing.counts
      ? pauses.find(({ from, until }) => from <= day && (until === null || day <= until))
      : undefined;
    if (pause?.until === null) {
      skipped.push({ from: pause.from, until: null, kind: 'pause', name: pause.why });
      return { last: null, counted, skipped, madeUp, unknown };
    }
    const skip = pause === undefined ? standing.skip : ({ kind: 'pause', name: pause.why } as const);
    if (skip !== undefined) {
      addSkip(skipped, day, skip, inRow);
      inRow = true;
    } else if (standing.counts) {
      if (standing.madeUp !== undefined) madeUp.push({ day, name: standing.madeUp });
      [counted, inRow] = [counted + 1, false];
    }
  }
  return { last: day, counted, skipped, madeUp, unknown };
}

function addSkip(
  skipped: Skipped[],
  day: string,
  { kind, name }: Pick<Skipped, 'kind' | 'name'>,
  inRow: boolean,
): void {
  const before = skipped.at(-1);
  const goesOn = inRow && before?.kind === kind && before.name === name;
  if (goesOn) skipped.pop();
  skipped.push({ from: goesOn ? before.from : day, until: day, kind, name });
}

function tell(unknown: Unknown[], one: Unknown): void {
  if (!unknown.some(({ of, year }) => of === one.of && year === one.year)) unknown.push(one);
}
