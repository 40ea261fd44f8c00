import { BASES, NO_BASIS } from '../../../shared/areas/disclosures/bases.ts';
import type { Outcome } from '../../../shared/areas/disclosures/release-form.ts';
import { schoolYearOf, schoolYearPeriod } from '../../../shared/clocks/school-year.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { calendarDay } from '../../../shared/ui/dates.ts';
import { basisTitle } from '../../../shared/ui/disclosures/basis-words.ts';
import type { Locale } from '../../../shared/ui/locale.svelte.ts';
import { dayAfter, isDay } from '../parts/days.ts';
import type { LogFilter } from './api.ts';

/** What narrows the log. All of it may stand in an address: none of it is about a student. */
export interface Sought {
  readonly school: string | null;
  /** The calendar year in which a school year begins; `all` for any time. */
  readonly year: string;
  /** Days of one's own, in place of the school year. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly basis: string | null;
  readonly outcome: Outcome | null;
  /** Who asked or received. In memory and in a saved view alone, never in an address: it may be a parent's name. */
  readonly receiver: string | null;
}

/** One narrowing, to be read and to be taken away. */
export interface Token {
  readonly key: string;
  readonly text: string;
  readonly rest: Sought;
}

export const ANY_TIME = 'all';
/** The school that stands for all of them. */
export const ALL_SCHOOLS = 'all';
const RECEIVER = 'receiver';
const [SCHOOL, YEAR, FROM, TO, BASIS] = ['school-', 'year-', 'from-', 'to-', 'basis-'] as const;
const OUTCOMES = ['released', 'denied'] as const;
const YEAR_DIGITS = 4;

/** The calendar year in which the school year of a day begins. */
const yearOf = (day: string): string => schoolYearOf(day).slice(0, YEAR_DIGITS);

/** What an address asks for; without a time, the school year of `today`. What it does not know narrows nothing. */
export function soughtAt(parts: readonly string[], today: string, receiver: string | null = null): Sought {
  const after = (prefix: string) => parts.flatMap((one) => (one.startsWith(prefix) ? [one.slice(prefix.length)] : []));
  const [from, to] = [after(FROM).find(isDay), after(TO).find(isDay)];
  const year = after(YEAR).find((one) => one === ANY_TIME || /^\d{4}$/.test(one));
  const known = (id: string) => id === NO_BASIS || BASES.some((basis) => basis.id === id);
  return {
    school: after(SCHOOL)[0] ?? null,
    year: from !== undefined || to !== undefined ? ANY_TIME : (year ?? yearOf(today)),
    from,
    to,
    basis: after(BASIS).find(known) ?? null,
    outcome: OUTCOMES.find((one) => parts.includes(one)) ?? null,
    receiver,
  };
}

/** The parts of an address that asks for it. */
export function partsOf({ school, year, from, to, basis, outcome }: Sought): readonly string[] {
  const days = [...(from ? [FROM + from] : []), ...(to ? [TO + to] : [])];
  return [
    ...(school === null ? [] : [SCHOOL + school]),
    ...(days.length > 0 ? days : [YEAR + year]),
    ...(basis === null ? [] : [BASIS + basis]),
    ...(outcome === null ? [] : [outcome]),
  ];
}

/** `2026-27`: a school year by the calendar year in which it begins. */
export const yearText = (year: string): string => schoolYearOf(`${year}-12-31`);

/** The narrowings, each by itself; the school is chosen beside them. */
export function tokensOf(sought: Sought, locale: Locale): readonly Token[] {
  const { year, from, to, basis, outcome, receiver } = sought;
  const days = [
    ...(from
      ? [{ key: FROM, text: m.dl_token_from({ day: calendarDay(from, locale) }), rest: { ...sought, from: undefined } }]
      : []),
    ...(to
      ? [{ key: TO, text: m.dl_token_to({ day: calendarDay(to, locale) }), rest: { ...sought, to: undefined } }]
      : []),
  ];
  return [
    ...(year === ANY_TIME
      ? days
      : [{ key: YEAR, text: m.dl_token_year({ year: yearText(year) }), rest: { ...sought, year: ANY_TIME } }]),
    ...(receiver === null
      ? []
      : [{ key: RECEIVER, text: m.dl_token_receiver({ name: receiver }), rest: { ...sought, receiver: null } }]),
    ...(basis === null ? [] : [{ key: BASIS, text: basisTitle(basis), rest: { ...sought, basis: null } }]),
    ...(outcome === null
      ? []
      : [
          {
            key: outcome,
            text: outcome === 'released' ? m.dl_released() : m.dl_denied(),
            rest: { ...sought, outcome: null },
          },
        ]),
  ];
}

/** Nothing narrows it but the school. */
export const unnarrowed = ({ school }: Sought): Sought => ({
  school,
  year: ANY_TIME,
  basis: null,
  outcome: null,
  receiver: null,
});

/** The first instant of a day where the reader is. */
const startOf = (day: string): number => new Date(`${day}T00:00`).getTime();
/** Later than any entry: the end of what has none. */
const NEVER_OVER = Date.UTC(9999, 0);

/** What is asked of the server. */
export function wireFilter({ year, from, to, basis, outcome, receiver }: Sought, school: string): LogFilter {
  const period = year === ANY_TIME ? null : schoolYearPeriod(Number(year));
  const first = period ? `${period.from}-01` : from;
  const past = period ? `${period.until}-01` : to && dayAfter(to, 1);
  return {
    ...(school !== ALL_SCHOOLS && { buildingId: school }),
    from: first ? Math.max(0, startOf(first)) : 0,
    until: past ? startOf(past) : NEVER_OVER,
    ...(basis !== null && { basis }),
    ...(outcome !== null && { outcome }),
    ...(receiver !== null && { receiver }),
  };
}
