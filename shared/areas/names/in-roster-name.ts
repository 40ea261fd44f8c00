import { fold } from '../../names/fold.ts';
import { createNameIndex, type Mention } from '../../names/names-in-text.ts';
import type { NamedAs } from './names-on.ts';

/** A student's name as the school's system has it. */
export interface RosterName {
  readonly givenName: string;
  readonly familyName: string;
}

/**
 * A text about a student as it may be shown to whoever may not know some of the student's names: the school's system's
 * name stands where one of those stood, so that nothing tells that there is another (R197, R204). A full name is found
 * however it is written; so are the first names alone, and the last name alone where it is another than the roster's. A
 * word with a capital that is spelled like the name, and stands before a number or another name, is taken for no name.
 */
export function inRosterName(text: string, hidden: readonly NamedAs[], roster: RosterName): string {
  return othersOf(hidden, roster).reduce(
    (said, name) => withoutLone(withoutFull(said, name, roster), name, roster),
    text,
  );
}

/** The same of full names alone, of which no word is taken for a name that is none. */
export function fullInRosterName(text: string, hidden: readonly NamedAs[], roster: RosterName): string {
  return othersOf(hidden, roster).reduce((said, name) => withoutFull(said, name, roster), text);
}

const othersOf = (hidden: readonly NamedAs[], { givenName, familyName }: RosterName): readonly NamedAs[] =>
  hidden.filter(({ first, last }) => first !== givenName || last !== familyName);

function withoutFull(text: string, { first: given, middle, last: family }: NamedAs, roster: RosterName): string {
  const found = createNameIndex([{ id: '', given, middle, family }]).find(text, { given: '', middle: '', family: '' });
  const full = `${roster.givenName} ${roster.familyName}`.trim();
  return found.reduceRight((now, at) => replaced(now, at, full), text);
}

function withoutLone(text: string, { first, last }: NamedAs, { givenName, familyName }: RosterName): string {
  const said = fold(first) === fold(givenName) ? text : withoutWords(text, first, givenName);
  return fold(last) === fold(familyName) ? said : withoutWords(said, last, familyName);
}

const replaced = (text: string, { start, end }: Mention, by: string): string =>
  `${text.slice(0, start)}${by}${text.slice(end)}`;

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;
const POSSESSIVE = /['’]s$/iu;
/** What makes the words before it the beginning of something else: a date, or another person's name. */
const GOES_ON = /^[ \u00A0-]+(?:\p{N}|\p{Lu}\p{Ll})/u;

/** A text with other words in the place of a run of them that begins with a capital. */
function withoutWords(text: string, words: string, by: string): string {
  const parts = fold(words).split(' ').filter(Boolean);
  const found = [...text.matchAll(WORD)].map((match) => ({ word: match[0], start: match.index }));
  let said = text;
  for (let i = found.length - parts.length; i >= 0; i -= 1) {
    const run = found
      .slice(i, i + parts.length)
      .map(({ word, start }) => ({ word: word.replace(POSSESSIVE, ''), start }));
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined) break;
    const end = last.start + last.word.length;
    const isRun = run.every(({ word }, k) => fold(word) === parts[k]) && /^\p{Lu}/u.test(first.word);
    if (isRun && !GOES_ON.test(text.slice(end))) said = `${said.slice(0, first.start)}${by}${said.slice(end)}`;
  }
  return said;
}
