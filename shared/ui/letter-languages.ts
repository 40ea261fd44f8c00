import type { LetterLanguage } from '../areas/letters/template.ts';
import { languageName } from '../areas/letters/words.ts';
import type { Locale } from './locale.svelte.ts';

/**
 * What browsers write in every language but these, which Chromium does not know: the language's own name, and its
 * months. Haitian Creole: Unicode CLDR has none, so as written by the Haitian state; Somali: CLDR 45.
 */
const UNKNOWN_TO_SOME: Partial<Record<LetterLanguage, { readonly name: string; readonly months: string }>> = {
  ht: {
    name: 'Kreyòl ayisyen',
    months: 'janvye fevriye mas avril me jen jiyè out septanm oktòb novanm desanm',
  },
  so: {
    name: 'Soomaali',
    months: 'Jannaayo Febraayo Maarso Abriil May Juun Luuliyo Ogost Sebtembar Oktoobar Nofembar Desembar',
  },
};

const isKnown = (lang: LetterLanguage): boolean => Intl.DateTimeFormat.supportedLocalesOf(lang).length > 0;

/** `español`: a language as whoever speaks it calls it. */
function ownName(lang: LetterLanguage): string | undefined {
  return isKnown(lang) ? new Intl.DisplayNames(lang, { type: 'language' }).of(lang) : UNKNOWN_TO_SOME[lang]?.name;
}

/** `Spanish (español)`: a language in the reader's language and in its own. */
export function languageTitle(lang: LetterLanguage, locale: Locale): string {
  const name = languageName(lang, locale);
  const own = ownName(lang);
  return own === undefined || own.toLowerCase() === name.toLowerCase() ? name : `${name} (${own})`;
}

/** A calendar day (`YYYY-MM-DD`) as a letter in that language writes it: `November 9, 2026`. Empty for what is no day. */
export function letterDay(day: string, lang: LetterLanguage): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return '';
  const months = isKnown(lang) ? undefined : UNKNOWN_TO_SOME[lang]?.months.split(' ');
  if (months !== undefined) return `${at.getUTCDate()} ${months[at.getUTCMonth()] ?? ''} ${at.getUTCFullYear()}`;
  const tag = lang === 'en' ? 'en-US' : lang;
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}

/** In which direction a letter in that language is written. */
export const directionOf = (lang: LetterLanguage): 'ltr' | 'rtl' => (lang === 'ar' ? 'rtl' : 'ltr');
