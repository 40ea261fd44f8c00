/** What a cell says, read leniently. Pure: the caller reports. */

export interface ReadDay {
  /** `YYYY-MM-DD`, or null when it is no date in the declared order. */
  readonly day: string | null;
  /** False when the value was not written as the standard wants. */
  readonly standard: boolean;
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(T.*)?$/u;
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: .*)?$/u;

/**
 * `YYYY-MM-DD` (a time after it is dropped), or `M/D/YYYY`, or with `dayFirst` `D/M/YYYY`. The order is declared for
 * the whole set and never guessed: a value that is no date in that order is no date.
 */
export function readDay(value: string, dayFirst: boolean): ReadDay {
  const iso = ISO.exec(value);
  if (iso) return { day: realDay(iso[1], iso[2], iso[3]), standard: iso[4] === undefined };
  const slashed = SLASHED.exec(value);
  if (!slashed) return { day: null, standard: false };
  const [, first, second, year] = slashed;
  return { day: dayFirst ? realDay(year, second, first) : realDay(year, first, second), standard: false };
}

function realDay(year = '', month = '', day = ''): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : null;
}

const TRUE = new Set(['true', '1', 'yes', 'y', 't']);
const FALSE = new Set(['false', '0', 'no', 'n', 'f']);

/** True or false in any spelling; null when it is neither. */
export function readFlag(value: string): boolean | null {
  const word = value.toLowerCase();
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : null;
}

/** A list inside one field, without blanks. */
export function readList(value: string): readonly string[] {
  if (value === '') return [];
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The word of the standard that this is in other capitals; null when it is none. */
export function readWord<W extends string>(value: string, words: readonly W[]): W | null {
  const lower = value.toLowerCase();
  return words.find((word) => word.toLowerCase() === lower) ?? null;
}

const ID_SHAPE = /^[0-9A-Za-z./@_-]{1,255}$/u;

/** Whether an id has the shape the standard allows. */
export function isIdShaped(value: string): boolean {
  return ID_SHAPE.test(value);
}
