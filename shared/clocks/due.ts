import type { DistrictCalendar } from './calendar.ts';
import { countDays } from './count.ts';
import { daysBetween } from './days-between.ts';
import { monthsAfter } from './months-after.ts';
import type { ClockRule, ClockUnit } from './rule.ts';
import { businessDays, everyDay, schoolDays, type StandingOf, type Unknown } from './standing.ts';
import type { ClockChanges, Due, Extension, Stretch, Working } from './working.ts';

/** When a clock that began on a day ends, by the district's calendar and what became of it since. */
export function dueOf(
  rule: ClockRule,
  start: string,
  calendar: DistrictCalendar,
  { before, ...changes }: ClockChanges = {},
): Due {
  const now = dueBy(rule, start, calendar, changes);
  if (before === undefined) return now;
  const { due, working } = dueBy(rule, start, before, changes);
  return { ...now, earlier: { due, working } };
}

function dueBy(rule: ClockRule, start: string, calendar: DistrictCalendar, changes: ClockChanges): Due {
  const count = counterOf(rule, calendar, changes);
  const [first, unknown] = count(start, daysOf(rule, start));
  const [extended, moreUnknown] = extend(count, first, changes.extension);
  const end = extended === null ? first.end : extended.end;
  const { stopped } = changes;
  const isStopped = stopped !== undefined && (end === null || stopped.on <= end);
  const all = eachOnce([...unknown, ...moreUnknown]);
  const { length, unit } = rule;
  return {
    state: isStopped ? 'stopped' : end === null ? 'paused' : 'running',
    due: isStopped ? null : end,
    original: extended === null ? null : first.end,
    known: all.length === 0,
    working: { start, length, unit, ...first, extended, stopped: isStopped ? stopped : null, unknown: all },
  };
}

const eachOnce = (some: readonly Unknown[]) =>
  some.filter(({ of, year }, at) => some.findIndex((one) => one.of === of && one.year === year) === at);

type Counter = (start: string, days: number) => readonly [Stretch, readonly Unknown[]];

function counterOf(rule: ClockRule, calendar: DistrictCalendar, { pauses = [], building }: ClockChanges): Counter {
  const standingOf = standingFor(rule.unit, calendar, building ?? null);
  const business = businessDays(calendar);
  const mayRoll = calendar.rolls && rule.rolls;
  return (start, days) => {
    const { last, unknown, ...rest } = countDays(start, days, standingOf, pauses);
    const stretch = { last, ...rest, rolled: null, end: last };
    if (last === null || !mayRoll) return [stretch, unknown];
    const own = business(last);
    if (own.counts) return [stretch, own.unknown === undefined ? unknown : [...unknown, own.unknown]];
    const next = countDays(last, 1, business, []);
    return [{ ...stretch, rolled: next.skipped, end: next.last }, [...unknown, ...next.unknown]];
  };
}

function standingFor(unit: ClockUnit, calendar: DistrictCalendar, building: string | null): StandingOf {
  if (unit === 'business') return businessDays(calendar);
  return unit === 'school' ? schoolDays(calendar, building) : everyDay;
}

const MONTHS_IN = { month: 1, year: 12 } as const;

/** Months and years as days, so that a pause moves them as it moves any other. */
function daysOf({ length, unit }: ClockRule, start: string): number {
  if (unit !== 'month' && unit !== 'year') return length;
  return daysBetween(start, monthsAfter(start, length * MONTHS_IN[unit]));
}

type Extended = NonNullable<Working['extended']>;

/** What an extension adds to a stretch. One that names an earlier day adds nothing: time is never taken away. */
function extend(
  count: Counter,
  { last, end }: Stretch,
  extension: Extension | undefined,
): readonly [Extended | null, readonly Unknown[]] {
  if (extension === undefined) return [null, []];
  const { why } = extension;
  const none = { counted: 0, skipped: [], madeUp: [], rolled: null };
  if (last === null || end === null) {
    return [{ ...none, last: null, end: null, why, days: 'days' in extension ? extension.days : null }, []];
  }
  if ('until' in extension) {
    const until = extension.until > end ? extension.until : end;
    return [{ ...none, last: until, end: until, why, days: null }, []];
  }
  // Counted on from the last day, not from where that was moved to: an extended clock is a longer one.
  const [more, unknown] = count(last, extension.days);
  return [{ ...more, why, days: extension.days }, unknown];
}
