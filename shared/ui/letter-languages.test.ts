import { afterEach, describe, expect, it, vi } from 'vitest';
import { LETTER_LANGUAGES } from '../areas/letters/template.ts';
import { directionOf, languageTitle, letterDay } from './letter-languages.ts';

afterEach(() => vi.restoreAllMocks());

describe('the language of a letter', () => {
  it('is named for the reader and as its speakers call it, once where that is the same', () => {
    expect(languageTitle('es', 'en')).toBe('Spanish (español)');
    expect(languageTitle('es', 'es')).toBe('español');
    expect(languageTitle('en', 'es')).toBe('inglés (English)');
    expect(languageTitle('ht', 'en')).toBe('Haitian Creole (Kreyòl ayisyen)');
  });

  it('is written from right to left where it is', () => {
    expect(LETTER_LANGUAGES.filter((lang) => directionOf(lang) === 'rtl')).toEqual(['ar']);
  });
});

describe('a day in a letter', () => {
  it.each([
    ['en', 'November 9, 2026'],
    ['es', '9 de noviembre de 2026'],
    ['fr', '9 novembre 2026'],
    ['ht', '9 novanm 2026'],
  ] as const)('is written out in %s', (lang, written) => {
    expect(letterDay('2026-11-09', lang)).toBe(written);
  });

  it('is written in the letter’s language also by a browser that does not know that', () => {
    vi.spyOn(Intl.DateTimeFormat, 'supportedLocalesOf').mockReturnValue([]);
    expect(letterDay('2026-01-31', 'so')).toBe('31 Jannaayo 2026');
    expect(languageTitle('so', 'en')).toBe('Somali (Soomaali)');
  });

  it('is nothing where none is known', () => {
    expect(letterDay('', 'en')).toBe('');
  });
});
