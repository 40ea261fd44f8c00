import { WORDS_EN } from './first-words-en.ts';
import { WORDS_ES } from './first-words-es.ts';
import type { LetterTemplate, LetterTemplates } from './template.ts';

const KEYS = ['meeting', 'refused', 'referred-back', 'result', 'attendance', 'ended'] as const;
/** The letters that the program comes with, in the order in which they are offered. */
export type FirstKey = (typeof KEYS)[number];

/** One of them in one language. */
export interface FirstWords {
  readonly title: string;
  readonly subject: string;
  readonly body: string;
}

function template(key: FirstKey): LetterTemplate {
  const [en, es] = [WORDS_EN[key], WORDS_ES[key]];
  const text = (lang: 'en' | 'es', { subject, body }: FirstWords) => ({ lang, subject, body });
  return { key, title: { en: en.title, es: es.title }, texts: [text('en', en), text('es', es)] };
}

/**
 * The letters of a district that has not written its own (R7, R6, R22, R27, R14, R18). Facts only; what is particular
 * stands in a place, or is added by whoever writes.
 */
export const FIRST_LETTER_TEMPLATES: LetterTemplates = { rev: 0, at: null, templates: KEYS.map(template) };
