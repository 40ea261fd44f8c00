import { unknownPlaces } from '../../../shared/areas/letters/places.ts';
import {
  LETTER_BODY_MAX,
  LETTER_SUBJECT_MAX,
  LETTER_TITLE_MAX,
  type LetterTemplate,
} from '../../../shared/areas/letters/template.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { newId } from '../parts/new-id.ts';
import { textIssue } from '../parts/written.ts';
import type { LetterDraft, LettersDraft, TextDraft } from './letters-draft.ts';

/** What is wrong with a letter, by its field: `en`, `es`, `en-subject`, `en-body` and so on. */
export type LetterErrors = Readonly<Record<string, string>>;

/** Everything that is wrong with a letter. */
export function faultsIn(letter: LetterDraft): LetterErrors {
  return onlyWrong([
    ['en', textIssue(letter.en, LETTER_TITLE_MAX, m.lt_title_missing())],
    ['es', textIssue(letter.es, LETTER_TITLE_MAX, m.lt_title_missing())],
    ...fieldsOf(letter).map(([field, text, max, missing]): Judged => [
      field,
      textIssue(text, max, missing()) ?? placeFault(text),
    ]),
  ]);
}

/** What is a slip of the pen, and is shown while somebody types: places that nothing is ever put in. */
export function slipsIn(letter: LetterDraft): LetterErrors {
  return onlyWrong(fieldsOf(letter).map(([field, text]): Judged => [field, placeFault(text)]));
}

type Judged = readonly [field: string, fault: string | undefined];

function onlyWrong(judged: readonly Judged[]): LetterErrors {
  return Object.fromEntries(judged.flatMap(([field, fault]) => (fault === undefined ? [] : [[field, fault]])));
}

const fieldsOf = ({ texts }: LetterDraft) =>
  texts.flatMap(({ lang, subject, body }: TextDraft) => [
    [`${lang}-subject`, subject, LETTER_SUBJECT_MAX, m.lt_subject_missing] as const,
    [`${lang}-body`, body, LETTER_BODY_MAX, m.lt_body_missing] as const,
  ]);

function placeFault(text: string): string | undefined {
  const unknown = unknownPlaces(text);
  const names = unknown.map((name) => `{{${name}}}`).join(', ');
  return unknown.length === 0 ? undefined : m.lt_unknown_place({ names });
}

/** So many bytes go to the server at once, with room for what stands around them. */
const SENT_MAX = 250 * 1024;

/** Whether the letters can be sent: all of them go at once. */
export function fitsInOne(templates: readonly LetterTemplate[]): boolean {
  return new TextEncoder().encode(JSON.stringify(templates)).length <= SENT_MAX;
}

/** What was typed, as it is sent, or the first letter with something wrong in it and its first wrong field. */
export type ReadLetters =
  | { readonly ok: true; readonly templates: LetterTemplate[] }
  | { readonly ok: false; readonly letter: LetterDraft; readonly field: string };

export function readLetters({ letters }: LettersDraft): ReadLetters {
  for (const letter of letters) {
    const [field] = Object.keys(faultsIn(letter));
    if (field !== undefined) return { ok: false, letter, field };
  }
  const taken = new Set(letters.flatMap(({ was }) => was?.key ?? []));
  return { ok: true, templates: letters.map((letter) => toTemplate(letter, taken)) };
}

function toTemplate({ was, en, es, texts, retired }: LetterDraft, taken: Set<string>): LetterTemplate {
  return {
    key: was?.key ?? newId('l', en, taken),
    title: { en: en.trim(), es: es.trim() },
    texts: texts.map(({ lang, subject, body }) => ({ lang, subject: subject.trim(), body: body.trim() })),
    ...(retired && { retired: true as const }),
  };
}
