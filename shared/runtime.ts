/** What a program may not reach for by itself: time, ids and chance. Injected, so that tests decide them. */
export interface Runtime {
  /** Now, in epoch milliseconds. */
  now(): number;
  /** A new UUIDv7 (time-ordered), for rows and ops. */
  id(): string;
  /** `length` bytes from a cryptographic source, for tokens and salts. */
  randomBytes(length: number): Uint8Array;
}

const DAY_IN_UTC = 10;

/** Made once: making a formatter took a fifth to a third of a small request's CPU (measured). A district has one time zone. */
const calendars = new Map<string, Intl.DateTimeFormat>();

function calendarOf(timeZone: string): Intl.DateTimeFormat {
  const known = calendars.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  calendars.set(timeZone, made);
  return made;
}

const MINUTE_MS = 60_000;
/** The last answer: days begin on whole minutes everywhere, and a server is asked for the same minute all the time. */
let last = { timeZone: '', minute: Number.NaN, day: '' };

/** The calendar day (`YYYY-MM-DD`) of an instant in an IANA time zone: what "today" means to a school. */
export function dayIn(timeZone: string, at: number): string {
  const minute = Math.floor(at / MINUTE_MS);
  if (minute !== last.minute || timeZone !== last.timeZone) {
    last = { timeZone, minute, day: calendarOf(timeZone).format(new Date(at)).slice(0, DAY_IN_UTC) };
  }
  return last.day;
}

/** An instant with the day it falls on in the district: what decisions are for (`Moment`). */
export function momentIn(timeZone: string, at: number): { readonly day: string; readonly at: number } {
  return { day: dayIn(timeZone, at), at };
}

const HOUR_MS = 3_600_000;
/** Clocks are at most 12 hours behind UTC and 14 ahead of it; a day skipped at the date line lengthens the search. */
const [EARLIEST_MS, LATEST_MS] = [-14 * HOUR_MS, 36 * HOUR_MS];

/**
 * The first instant (epoch ms) of a calendar day (`YYYY-MM-DD`) in an IANA time zone. It is not always midnight:
 * where clocks jump over it, the day begins at one; a day that a zone left out begins with the next.
 */
export function startOfDay(timeZone: string, day: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight)) throw new RangeError('A day is written YYYY-MM-DD.');
  let [before, from] = [(midnight + EARLIEST_MS) / MINUTE_MS - 1, (midnight + LATEST_MS) / MINUTE_MS];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (dayIn(timeZone, middle * MINUTE_MS) < day) before = middle;
    else from = middle;
  }
  return from * MINUTE_MS;
}
