import { m } from '../../../shared/messages/generated/messages.js';
import { lastDay } from '../../../shared/ui/because.ts';
import { calendarDay } from '../../../shared/ui/dates.ts';
import { spelled } from '../../../shared/ui/words.ts';

/** A span of days. */
export interface Days {
  readonly since: string;
  readonly until: string | null;
}

/** `since Aug 12, 2026`, `Aug 12, 2026 to Jun 11, 2027`: the days of `[since, until)`. */
export function daysWords({ since, until }: Days, locale: string): string {
  const from = calendarDay(since, locale);
  return until === null
    ? m.people_since({ since: from })
    : m.people_span({ since: from, until: calendarDay(lastDay(until), locale) });
}

/** Whether it is so on a day, was, or will be. */
export function phaseOn({ since, until }: Days, day: string): 'past' | 'now' | 'coming' {
  if (until !== null && until <= day) return 'past';
  return since > day ? 'coming' : 'now';
}

/** Where something is known from, in words. */
export function sourceWord(source: string): string {
  switch (source) {
    case 'roster':
      return m.people_source_roster();
    case 'assignments':
      return m.people_source_assignments();
    case 'mapping':
      return m.people_source_mapping();
    case 'console':
      return m.people_source_console();
    default:
      return spelled(source);
  }
}
