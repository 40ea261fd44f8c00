/** How dates and times are written, everywhere, in the reader's language. `timeZone` is for tests; absent = the reader's. */
export interface DateStyle {
  readonly locale: string;
  readonly timeZone?: string;
}

const DAY = { day: 'numeric', month: 'short' } as const;
const FULL_DAY = { ...DAY, year: 'numeric' } as const;
// 24 hours in both languages: shorter, and the same in a log and in a note.
const HOUR = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

// Making a formatter costs far more than using it, and a timeline uses the same one for each row.
const made = new Map<string, Intl.DateTimeFormat>();

function write(at: number, style: DateStyle, options: Intl.DateTimeFormatOptions): string {
  const zone = style.timeZone === undefined ? {} : { timeZone: style.timeZone };
  // The English that is written here is American; the month is a word, so that no day is misread as one.
  const tag = style.locale === 'en' ? 'en-US' : style.locale;
  const all = { ...options, ...zone };
  const key = tag + JSON.stringify(all);
  const formatter = made.get(key) ?? new Intl.DateTimeFormat(tag, all);
  made.set(key, formatter);
  return formatter.format(at);
}

/** `10:41`. `at` is epoch ms. */
export function timeOf(at: number, style: DateStyle): string {
  return write(at, style, HOUR);
}

/** `Nov 19`. `at` is epoch ms. */
export function dayOf(at: number, style: DateStyle): string {
  return write(at, style, DAY);
}

/** `Nov 19, 2026`. `at` is epoch ms. */
export function fullDayOf(at: number, style: DateStyle): string {
  return write(at, style, FULL_DAY);
}

/** `Thu, Nov 19, 2026, 10:41:07`. `at` is epoch ms. */
export function exactTimeOf(at: number, style: DateStyle): string {
  return write(at, style, { weekday: 'short', ...FULL_DAY, ...HOUR, second: '2-digit' });
}

/** A calendar day (`YYYY-MM-DD`, no time zone) as `Mar 14, 2012`; anything else comes back as it is. */
export function calendarDay(day: string, locale: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? day : fullDayOf(at, { locale, timeZone: 'UTC' });
}

/** A month (`YYYY-MM`) as `Mar 2012`. */
export function monthOf(month: string, locale: string): string {
  const at = Date.parse(`${month}-01T00:00:00Z`);
  return Number.isNaN(at) ? month : write(at, { locale, timeZone: 'UTC' }, { month: 'short', year: 'numeric' });
}

/** True when both instants fall on the same calendar day for the reader. */
export function sameDay(one: number, other: number, style: DateStyle): boolean {
  return fullDayOf(one, style) === fullDayOf(other, style);
}

/** `10:41` of the same day as `now`, else `Nov 19`; in another year with the year. */
export function whenOf(at: number, now: number, style: DateStyle): string {
  if (sameDay(at, now, style)) return timeOf(at, style);
  const sameYear = write(at, style, { year: 'numeric' }) === write(now, style, { year: 'numeric' });
  return sameYear ? dayOf(at, style) : fullDayOf(at, style);
}
