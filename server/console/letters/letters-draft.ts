import type { LetterLanguage, LetterTemplate, LetterTemplates } from '../../../shared/areas/letters/template.ts';
import { LETTER_LANGUAGES } from '../../../shared/areas/letters/template.ts';
import { keptBy } from '../parts/kept.ts';
import { areSame, type LetterWords, mergeWords, wordsOf } from './letter-words.ts';

export interface TextDraft {
  readonly lang: LetterLanguage;
  subject: string;
  body: string;
}

/** One letter while the templates are being changed. */
export interface LetterDraft {
  readonly key: number;
  /** As the templates have it; null until a new one is sent. */
  was: LetterTemplate | null;
  en: string;
  es: string;
  texts: TextDraft[];
  retired: boolean;
}

export interface LettersDraft {
  /** Of the templates from which it goes on. */
  rev: number;
  letters: LetterDraft[];
}

/** What somebody is changing; there is one set of letters. */
export const lettersDraftsOf = keptBy({
  name: 'letters',
  idOf: () => 'letters',
  begin: ({ rev, templates }: LetterTemplates): LettersDraft => ({ rev, letters: templates.map(toDraft) }),
});

const toDraft = (was: LetterTemplate, key: number): LetterDraft => ({
  key,
  was,
  en: was.title.en,
  es: was.title.es,
  texts: was.texts.map((text) => ({ ...text })),
  retired: was.retired === true,
});

const wordsIn = ({ en, es, texts }: LetterDraft): LetterWords => wordsOf({ title: { en, es }, texts });

/** What became of a draft when somebody else had saved letters meanwhile. */
export interface TakenIn {
  /** Something of the writer's own is in it. */
  readonly own: boolean;
  /** The letters of which both changed the same part, by the writer's names: theirs stands in the draft. */
  readonly both: readonly string[];
}

/** Takes in what somebody else has saved meanwhile: what the writer did not change is as it is now, nothing is lost. */
export function takeIn(draft: LettersDraft, now: LetterTemplates): TakenIn {
  const own = draft.letters.some(isChanged);
  const both = draft.letters.flatMap((letter) => mergeLetter(letter, now));
  const known = new Set(draft.letters.map(({ was }) => was?.key));
  const added = now.templates.filter(({ key }) => !known.has(key));
  const key = nextKey(draft);
  draft.letters = [...draft.letters, ...added.map((one, i) => toDraft(one, key + i))];
  draft.rev = now.rev;
  return { own, both };
}

/** Whether there is something in it that is not saved. */
export function isChanged(letter: LetterDraft): boolean {
  const { was, retired } = letter;
  return was === null || !areSame(wordsIn(letter), wordsOf(was)) || retired !== (was.retired === true);
}

/** The letter's name, where both changed the same of it. */
function mergeLetter(letter: LetterDraft, { templates }: LetterTemplates): string[] {
  const { was } = letter;
  const now = templates.find(({ key }) => key === was?.key);
  if (was === null || now === undefined) return [];
  const { words, both } = mergeWords(wordsOf(was), wordsIn(letter), wordsOf(now));
  [letter.en, letter.es] = words.get('title') ?? [letter.en, letter.es];
  letter.texts = LETTER_LANGUAGES.flatMap((lang) => {
    const text = words.get(lang);
    return text === undefined ? [] : [{ lang, subject: text[0], body: text[1] }];
  });
  if (letter.retired === (was.retired === true)) letter.retired = now.retired === true;
  letter.was = now;
  return both ? [letter.en] : [];
}

const nextKey = ({ letters }: LettersDraft): number => Math.max(-1, ...letters.map(({ key }) => key)) + 1;

const blank = (lang: LetterLanguage): TextDraft => ({ lang, subject: '', body: '' });

/** Puts an empty letter at the end, in English and Spanish; its key. */
export function addLetter(draft: LettersDraft): number {
  const key = nextKey(draft);
  const texts = [blank('en'), blank('es')];
  draft.letters = [...draft.letters, { key, was: null, en: '', es: '', texts, retired: false }];
  return key;
}

/** Takes a letter out of use, with whatever was typed in it; one that nobody has ever sent is forgotten. */
export function retire(draft: LettersDraft, letter: LetterDraft): void {
  if (letter.was === null) draft.letters = draft.letters.filter(({ key }) => key !== letter.key);
  else letter.retired = true;
}

/** The languages in which there is no text yet. */
export function languagesLeft({ texts }: LetterDraft): readonly LetterLanguage[] {
  return LETTER_LANGUAGES.filter((lang) => texts.every((text) => text.lang !== lang));
}

export function addLanguage(letter: LetterDraft, lang: LetterLanguage): void {
  letter.texts = [...letter.texts, blank(lang)];
}

/** Takes the text in a language out; the English one stays, since every letter has it. */
export function removeLanguage(letter: LetterDraft, lang: LetterLanguage): void {
  letter.texts = letter.texts.filter((text) => text.lang !== lang || lang === 'en');
}
