import { m } from '../messages/generated/messages.js';
import type { Skipped } from './count.ts';
import { listedDay } from './day-words.ts';
import type { ClockUnit } from './rule.ts';
import type { Unknown } from './standing.ts';
import type { Stretch, Working } from './working.ts';

type Locale = 'en' | 'es';
type Write = (day: string) => string;

const LENGTHS = {
  calendar: m.clock_calendar,
  business: m.clock_business,
  school: m.clock_school,
  month: m.clock_month,
  year: m.clock_year,
} as const satisfies Record<ClockUnit, unknown>;

/** `10 business days`: a length in words. */
export const lengthText = (count: number, unit: ClockUnit, locale: Locale): string =>
  LENGTHS[unit]({ count }, { locale });

/**
 * How a day was found, so that anybody can count it again: `10 business days from Mon Nov 2, skipping Wed Nov 11
 * (Veterans Day) → Tue Nov 17`. Weekends are not named. What the calendar does not know is always said, at the end.
 */
export function workingText(working: Working, locale: Locale): string {
  const { start, length, unit, extended, stopped, unknown } = working;
  const write = writerOf(working, locale);
  const counted = m.clock_from({ length: lengthText(length, unit, locale), start: write(start) }, { locale });
  const parts = [
    // What is due on the day that starts it counts nothing.
    length === 0 ? m.clock_that_day({ day: write(start) }, { locale }) : stretchText(counted, working, write, locale),
  ];
  if (extended !== null) {
    const { days, why } = extended;
    // Months and years are extended by days: nobody asks for a fraction of a month.
    const by = days === null ? null : lengthText(days, unit === 'month' || unit === 'year' ? 'calendar' : unit, locale);
    const more =
      by === null ? m.clock_extended_until({ why }, { locale }) : m.clock_extended({ length: by, why }, { locale });
    parts.push(stretchText(more, extended, write, locale));
  }
  if (stopped !== null) parts.push(m.clock_stopped({ day: write(stopped.on), why: stopped.why }, { locale }));
  const said = parts.join('; ');
  return unknown.length === 0 ? said : [`${said}.`, ...unknown.map((one) => unknownText(one, locale))].join(' ');
}

function unknownText(unknown: Unknown, locale: Locale): string {
  return unknown.of === 'holidays'
    ? m.clock_holidays_unknown({ year: String(unknown.year) }, { locale })
    : m.clock_school_unknown({ year: unknown.year }, { locale });
}

function stretchText(counted: string, stretch: Stretch, write: Write, locale: Locale): string {
  const { skipped, madeUp, rolled, last, end } = stretch;
  const parts = [counted];
  if (skipped.length > 0) parts.push(m.clock_skipping({ days: skippedText(skipped, write, locale) }, { locale }));
  if (madeUp.length > 0) {
    const days = madeUp.map(({ day, name }) => named(write(day), name || m.clock_is_make_up({}, { locale }), locale));
    parts.push(m.clock_counting({ days: days.join(', ') }, { locale }));
  }
  const said = parts.join(', ');
  if (last === null || end === null) return said;
  if (rolled === null) return m.clock_ends({ counted: said, day: write(end) }, { locale });
  const moved = { counted: said, last: write(last), day: write(end) };
  if (rolled.length === 0) return m.clock_rolled(moved, { locale });
  return m.clock_rolled_over({ ...moved, days: skippedText(rolled, write, locale) }, { locale });
}

function skippedText(skipped: readonly Skipped[], write: Write, locale: Locale): string {
  return skipped.map((one) => named(daysText(one, write, locale), skipWords(one, locale), locale)).join(', ');
}

function daysText({ from, until }: Skipped, write: Write, locale: Locale): string {
  if (until === null) return m.clock_since({ from: write(from) }, { locale });
  return from === until ? write(from) : m.clock_range({ from: write(from), until: write(until) }, { locale });
}

const named = (day: string, name: string, locale: Locale): string => m.clock_named({ day, name }, { locale });

function skipWords({ kind, name, until }: Skipped, locale: Locale): string {
  if (kind === 'pause') {
    return until === null ? m.clock_is_paused({ why: name }, { locale }) : m.clock_is_pause({ why: name }, { locale });
  }
  if (name !== '' || kind === 'holiday') return name;
  return KIND_WORDS[kind]({}, { locale });
}

const KIND_WORDS = { off: m.clock_is_off, snow: m.clock_is_snow, vacation: m.clock_is_vacation } as const;

/** With the year where not all days lie in one. */
function writerOf({ start, skipped, end, extended, stopped }: Working, locale: Locale): Write {
  const others = [end, extended?.end, stopped?.on, skipped.at(-1)?.until];
  const hasYears = others.some((day) => typeof day === 'string' && day.slice(0, 4) !== start.slice(0, 4));
  return (day) => listedDay(day, locale, hasYears);
}
