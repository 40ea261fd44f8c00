import type { Adapter } from '../adapter.ts';
import { LABEL_WORDS } from './label-words.ts';

/** Shorter words are in every language's everyday text. */
const WORD_MIN = 4;

/**
 * Words and numbers of persons that stand in an adapter, of what was read on pages while it was written. Anybody can
 * read an adapter: with one of these it must not be kept. Empty where there is none.
 */
export function personWordsIn(adapter: Adapter, read: readonly string[]): string[] {
  const written = new Set(textsIn(adapter).flatMap(wordsOf));
  const persons = new Set(read.flatMap(wordsOf).filter((word) => word.length >= WORD_MIN));
  return [...persons].filter((word) => written.has(word));
}

/** Whether a text has a word or a number of what was read. */
export function hasPersonWord(text: string, read: readonly string[]): boolean {
  const words = new Set(wordsOf(text));
  return read.flatMap(wordsOf).some((word) => word.length >= WORD_MIN && words.has(word));
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !LABEL_WORDS.has(word));
}

/** Every text in it that somebody or a page wrote; the names of its parts are ours. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [...(/\W/u.test(name) ? [name] : []), ...textsIn(inner)]);
}
