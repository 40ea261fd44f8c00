import { LETTER_TO_MAX, type LetterForm, letterFormSchema } from '../../../shared/areas/letters/letter.ts';
import { placesIn } from '../../../shared/areas/letters/places.ts';
import { LETTER_BODY_MAX, LETTER_SUBJECT_MAX } from '../../../shared/areas/letters/template.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Issue } from '../../../shared/wire/problem.ts';
import { lastName } from '../forms/errors.ts';
import type { FormErrors } from '../forms/form-desk.svelte.ts';

/** The fields of a letter, in the order in which they stand. */
export const LETTER_FIELDS = ['template', 'lang', 'party', 'to', 'way', 'subject', 'body'] as const;
export type LetterField = (typeof LETTER_FIELDS)[number];
type LetterErrors = FormErrors<LetterField>;
type Written = Pick<LetterForm, 'subject' | 'body'>;
const NOT_KNOWN: Written = { subject: '', body: '' };

/** What keeps a letter from being sent, at its fields: by the server's schema, and that no place is left open. */
export function checkLetter(form: LetterForm): LetterErrors {
  const parsed = letterFormSchema.safeParse(form);
  const issues = (parsed.error?.issues ?? []).map(({ path, code }) => ({
    path: path.join('.'),
    code: code ?? 'custom',
  }));
  const open = (['subject', 'body'] as const)
    .filter((field) => placesIn(form[field]).length > 0)
    .map((field) => ({ path: field, code: 'open-place' }));
  return letterErrors([...issues, ...open], form);
}

/** The server's or the schema's issues as texts at the fields of a letter; the first at a field wins. */
export function letterErrors(issues: readonly Issue[], form = NOT_KNOWN): LetterErrors {
  const errors: LetterErrors = {};
  for (const { path, code } of issues) {
    const last = lastName(path);
    const field = LETTER_FIELDS.find((one) => one === last) ?? 'form';
    errors[field] ??= code === 'names-staff' ? m.issue_names_staff() : ISSUES[field](code, form);
  }
  return errors;
}

type InWords = (code: string, form: Written) => string;

const ISSUES: Readonly<Record<LetterField | 'form', InWords>> = {
  template: (code) => (code === 'unknown' ? m.pl_issue_template_gone() : m.pl_issue_template()),
  lang: () => m.pl_issue_lang(),
  party: () => m.pl_issue_party(),
  to: (code) => (code === 'too_big' ? m.field_full({ max: LETTER_TO_MAX }) : m.pl_issue_to()),
  way: () => m.pl_issue_way(),
  subject: (code, { subject }) => wordsIssue(code, subject, LETTER_SUBJECT_MAX),
  body: (code, { body }) => wordsIssue(code, body, LETTER_BODY_MAX),
  form: () => m.issue_form_other(),
};

function wordsIssue(code: string, text: string, max: number): string {
  if (code === 'open-place') return openIssue(placesIn(text));
  return code === 'too_big' ? m.field_full({ max }) : m.pl_issue_words();
}

const openIssue = (places: readonly string[]): string =>
  places.length === 0 ? m.pl_issue_open_some() : m.pl_issue_open({ places: places.map(inBraces).join(', ') });

/** A place as it stands in the text. */
export const inBraces = (place: string): string => `{{${place}}}`;
