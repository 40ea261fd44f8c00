import { LETTER_LANGUAGES, type LetterLanguage, type LetterTemplate } from '../../../shared/areas/letters/template.ts';

/** The words of a letter, part by part: its titles under `title`, the subject and the letter itself by language. */
export type LetterWords = ReadonlyMap<'title' | LetterLanguage, readonly [string, string]>;

const PARTS = ['title', ...LETTER_LANGUAGES] as const;

export function wordsOf({ title, texts }: Pick<LetterTemplate, 'title' | 'texts'>): LetterWords {
  return new Map([
    ['title', [title.en, title.es]],
    ...texts.map(({ lang, subject, body }) => [lang, [subject, body]] as const),
  ] as const);
}

/** Whether one part says the same in both, but for space around it; a part that neither has does. */
function isSame(part: 'title' | LetterLanguage, one: LetterWords, other: LetterWords): boolean {
  const [a, b] = [one.get(part), other.get(part)];
  return a === b || (a !== undefined && b !== undefined && a.every((text, i) => text.trim() === b[i]?.trim()));
}

export const areSame = (one: LetterWords, other: LetterWords): boolean =>
  PARTS.every((part) => isSame(part, one, other));

/** What two have made of one letter: the words of both, and whether both changed the same part. */
interface Merged {
  readonly words: LetterWords;
  readonly both: boolean;
}

/** Part by part: what the writer did not change is as it is now; where both changed it, the writer's stands. */
export function mergeWords(was: LetterWords, mine: LetterWords, theirs: LetterWords): Merged {
  const words = new Map<'title' | LetterLanguage, readonly [string, string]>();
  let both = false;
  for (const part of PARTS) {
    const changed = !isSame(part, mine, was);
    const value = (changed ? mine : theirs).get(part);
    if (value !== undefined) words.set(part, value);
    both ||= changed && !isSame(part, theirs, was) && !isSame(part, mine, theirs);
  }
  return { words, both };
}
