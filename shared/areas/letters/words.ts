import { m } from '../../messages/generated/messages.js';
import type { LetterWay } from './letter.ts';
import type { LetterLanguage } from './template.ts';

type Locale = 'en' | 'es';

/** `Spanish`, `español`: the name of a language of letters, in the language of whoever reads it. */
export function languageName(lang: LetterLanguage, locale: Locale): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(lang) ?? lang;
}

const HOW: Readonly<Record<LetterWay, (inputs: Record<string, never>, options: { locale: Locale }) => string>> = {
  mail: m.letter_note_mail,
  'certified-mail': m.letter_note_certified,
  'handed-over': m.letter_note_handed,
  email: m.letter_note_email,
};

/** What the contact says by which a letter is logged (R13): which it was, about what, in which language, and how it went. */
export function letterNote(
  { title, subject, lang, way }: { title: string; subject: string; lang: LetterLanguage; way: LetterWay },
  locale: Locale,
): string {
  const how = HOW[way]({}, { locale });
  return m.letter_note({ title, subject, language: languageName(lang, locale), how }, { locale });
}
