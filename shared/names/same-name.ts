import { fold, type PersonName } from './fold.ts';

type Words = readonly string[];

const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv', '2nd', '3rd', '4th']);

/**
 * Whether a page's spelling can be this person: either order (`Family, Given M` or `Given M Family`), any case, with or
 * without accents, hyphens, apostrophes, suffix; the middle name in full, as an initial or left out. The given and the
 * family name must be there in full. Two people may pass for one spelling: this tells a mismatch, never an identity.
 */
export function sameName(pageName: string, person: PersonName): boolean {
  const name = { given: words(person.given), middle: words(person.middle), family: joined(words(person.family)) };
  const parts = pageName
    .replace(/\([^)]*\)/gu, ' ')
    .split(',')
    .map(words)
    .filter((part, at) => part.length > 0 && (at === 0 || !part.every((word) => SUFFIXES.has(word))));
  const [first = [], ...rest] = parts;
  if (rest.length > 0) return joined(first) === name.family && fitsGiven(rest.flat(), name);
  return first.some((_, at) => fitsAt(first, at, name)) || fitsAt(first, first.length, name);
}

interface Folded {
  readonly given: Words;
  readonly middle: Words;
  readonly family: string;
}

/** Words of one part; a suffix at its end goes, unless nothing else is there. */
function words(part: string): Words {
  const all = fold(part).split(' ').filter(Boolean);
  const last = all.at(-1);
  return all.length > 1 && last !== undefined && SUFFIXES.has(last) ? all.slice(0, -1) : all;
}

const joined = (all: Words): string => all.join('');

/** Without a comma the order is unknown: the cut may stand before or after the family name. */
function fitsAt(all: Words, cut: number, name: Folded): boolean {
  const before = all.slice(0, cut);
  const after = all.slice(cut);
  const givenFirst = joined(after) === name.family && fitsGiven(before, name);
  return givenFirst || (joined(before) === name.family && fitsGiven(after, name));
}

/** The given name in full (however it is spaced) and what follows it. */
function fitsGiven(all: Words, { given, middle }: Folded): boolean {
  const whole = joined(given);
  const atWhole = Array.from({ length: all.length + 1 }, (_, at) => at).filter(
    (at) => joined(all.slice(0, at)) === whole,
  );
  if (atWhole.some((at) => fitsRest(all.slice(at), middle, middle.length === 0))) return true;
  const [called, ...others] = given;
  return others.length > 0 && all[0] === called && fitsRest(all.slice(1), [...others, ...middle], false);
}

/** Each word stands for one of the roster's, in order, in full or as an initial. A roster without a middle name takes one word. */
function fitsRest(all: Words, known: Words, open: boolean): boolean {
  if (open) return all.length <= 1;
  let from = 0;
  for (const word of all) {
    const at = known.findIndex((other, i) => i >= from && isSameWord(word, other));
    if (at < 0) return joined(all) === joined(known);
    from = at + 1;
  }
  return true;
}

function isSameWord(one: string, other: string): boolean {
  if (one.length === 1 || other.length === 1) return one.charAt(0) === other.charAt(0);
  return one === other;
}
