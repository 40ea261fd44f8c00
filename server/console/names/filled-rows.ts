import { type FieldSpec, type Filled, textAt } from '../../../shared/areas/forms/form-spec.ts';
import type { StudentNameUpdate } from '../../../shared/areas/names/names.ts';
import { STATEMENTS, updateFields } from '../../../shared/areas/names/update-form.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { genderWords } from './words.ts';

/** What the record has and what it is to have, of one part of a name. */
export interface NameLine {
  readonly label: string;
  readonly now: string;
  readonly then: string;
  readonly changes: boolean;
}

const PARTS = [
  [m.nmc_first, 'currentFirst', 'first'],
  [m.nmc_middle, 'currentMiddle', 'middle'],
  [m.nmc_last, 'currentLast', 'last'],
] as const;

/** The form as it was filled in: the answers of the step that opened the update. */
export const formOf = ({ steps }: Pick<StudentNameUpdate, 'steps'>): Filled => steps[0]?.filled ?? {};

/** Names and gender, as they are and as they are to be. */
export function nameLines(form: Filled): readonly NameLine[] {
  const lines = PARTS.map(([label, now, then]) => ({
    label: label(),
    now: textAt(form, now),
    then: textAt(form, then),
  }));
  const [now, then] = [textAt(form, 'currentGender'), textAt(form, 'gender')].map((id) =>
    id === '' ? '' : genderWords(id),
  );
  return [...lines, { label: m.nmc_gender(), now: now ?? '', then: then ?? '' }].map((line) => ({
    ...line,
    changes: line.now.trim() !== line.then.trim(),
  }));
}

const IN_TABLE: readonly string[] = [...PARTS.flatMap(([, now, then]) => [now, then]), 'currentGender', 'gender'];
const isStatement = ({ name }: FieldSpec): boolean => STATEMENTS.some((one) => one.name === name);

/** What else was answered: pronouns, proof of a last name, e-mail, household and letters. */
export const otherFields = (form: Filled): readonly FieldSpec[] =>
  updateFields(form, { lettersHome: 'lettersHome' in form }).filter(
    (field) => !IN_TABLE.includes(field.name) && !isStatement(field),
  );

/** The answers to these fields, and whatever a newer program asked beside the whole form. */
export function otherAnswers(form: Filled): Filled {
  const apart = [...IN_TABLE, ...STATEMENTS.map(({ name }) => name)];
  return Object.fromEntries(Object.entries(form).filter(([name]) => !apart.includes(name)));
}

/** The statements that were acknowledged, each by itself. */
export const acknowledged = (form: Filled): readonly FieldSpec[] =>
  STATEMENTS.filter(({ name }) => form[name] === true);
