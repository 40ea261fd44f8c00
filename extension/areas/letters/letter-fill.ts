import type { LetterForm, Letters } from '../../../shared/areas/letters/letter.ts';
import { fillPlaces, placesIn } from '../../../shared/areas/letters/places.ts';
import type { LetterLanguage, LetterTemplate, LetterText } from '../../../shared/areas/letters/template.ts';
import { letterDay } from '../../../shared/ui/letter-languages.ts';

/** What is known for a letter that is begun: those in force, and what goes into their places. */
export type Known = Pick<Letters, 'templates' | 'places'>;

/** The words that a letter goes out with. */
export type Words = Pick<LetterForm, 'subject' | 'body'>;

export function templateOf(known: Known | null, key: string): LetterTemplate | undefined {
  return known?.templates?.templates.find((template) => template.key === key);
}

/** The language in which a template is begun: the one that is wanted, or English, which every template has. */
export function languageIn(template: LetterTemplate, wanted: LetterLanguage): LetterLanguage {
  return template.texts.some(({ lang }) => lang === wanted) ? wanted : 'en';
}

/** The words a template begins with, its places filled as far as they are known; undefined where there are none. */
export function givenWords(
  known: Known | null,
  { template, lang, to }: Pick<LetterForm, 'template' | 'lang' | 'to'>,
): Words | undefined {
  const text = templateOf(known, template)?.texts.find((one) => one.lang === lang);
  return known === null || text === undefined ? undefined : filled(text, known, to);
}

/** A day is written out in the language of the letter. */
function filled({ lang, subject, body }: LetterText, { places }: Known, to: string): Words {
  const { student, school, worker, day, meeting } = places;
  const values = {
    student,
    school,
    worker,
    parent: to.trim(),
    day: letterDay(day, lang),
    meeting: letterDay(meeting, lang),
  };
  return { subject: fillPlaces(subject, values), body: fillPlaces(body, values) };
}

/** Whether there are words in a letter that no template gave. */
export function hasOwnWords(known: Known | null, form: LetterForm): boolean {
  if (form.subject.trim() === '' && form.body.trim() === '') return false;
  const given = givenWords(known, form);
  return given === undefined || given.subject !== form.subject || given.body !== form.body;
}

/** The places in a letter that nothing is put in yet, each once. */
export const openPlaces = ({ subject, body }: Words): readonly string[] => placesIn(`${subject}\n${body}`);

/** Whether a template names whom a letter goes to, and the words that are there do not. */
export function leavesOutName(known: Known | null, form: LetterForm): boolean {
  const text = templateOf(known, form.template)?.texts.find(({ lang }) => lang === form.lang);
  const names = text !== undefined && openPlaces(text).includes('parent');
  const words = `${form.subject}\n${form.body}`;
  return names && form.to.trim() !== '' && !words.includes(form.to.trim()) && !placesIn(words).includes('parent');
}

/** Whether two letters say the same to the same person. The server keeps them without the space around their words. */
export function isSameLetter(a: LetterForm, b: LetterForm): boolean {
  return (
    a.lang === b.lang && (['to', 'subject', 'body'] as const).every((field) => a[field].trim() === b[field].trim())
  );
}
