import { type CommitteeDays, committeeDaysSchema } from '../../../shared/areas/committee/committee.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { isDay } from '../parts/days.ts';
import { keptBy } from '../parts/kept.ts';

/** The committee's days while they are being changed. */
export interface DaysDraft {
  weekday: string;
  /** One closed day a line: `2026-12-23 Winter break`. */
  closed: string;
}

interface KnownDays {
  readonly rev: number;
  readonly days: CommitteeDays;
}

/** What somebody is changing, by what it was made from. */
export const daysDraftsOf = keptBy({
  name: 'committee-days',
  idOf: ({ rev }: KnownDays) => String(rev),
  begin: ({ days }: KnownDays): DaysDraft => ({
    weekday: String(days.weekday),
    closed: days.closed.map(({ day, why }) => `${day} ${why}`.trim()).join('\n'),
  }),
});

const WHY_MAX = 80;
const CLOSED_MAX = 200;
const DAY_LENGTH = 10;

/** What was typed, as it is sent, or what is wrong with it in words. */
export type ReadDays =
  { readonly ok: true; readonly days: CommitteeDays } | { readonly ok: false; readonly error: string };

/** Reads the lines; the first that is wrong is told of by its number. */
export function readDays({ weekday, closed }: DaysDraft): ReadDays {
  const found: { day: string; why: string }[] = [];
  for (const [i, text] of closed.split('\n').entries()) {
    const line = text.trim();
    if (line === '') continue;
    const [day, why] = [line.slice(0, DAY_LENGTH), line.slice(DAY_LENGTH).trim()];
    if (!isDay(day)) return { ok: false, error: m.cm_days_line({ line: i + 1 }) };
    if (why.length > WHY_MAX) return { ok: false, error: m.cm_days_long({ line: i + 1 }) };
    if (found.some((one) => one.day === day)) return { ok: false, error: m.cm_days_twice({ day }) };
    found.push({ day, why });
  }
  if (found.length > CLOSED_MAX) return { ok: false, error: m.cm_days_many() };
  const parsed = committeeDaysSchema.safeParse({ weekday: Number(weekday), closed: inOrder(found) });
  return parsed.success ? { ok: true, days: parsed.data } : { ok: false, error: m.cm_days_other() };
}

const inOrder = (days: readonly { day: string; why: string }[]) => days.toSorted((a, b) => (a.day < b.day ? -1 : 1));

/** 4 January 1970 was a Sunday. */
const SUNDAY = Date.UTC(1970, 0, 4);
const DAY_MS = 86_400_000;

/** The days of the week in words, as a choice. */
export function weekdayOptions(locale: string): { readonly value: string; readonly text: string }[] {
  const words = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, day) => ({ value: String(day), text: words.format(SUNDAY + day * DAY_MS) }));
}
