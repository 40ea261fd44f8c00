import { filledFrom, isBlank } from '../../areas/forms/filled.ts';
import { type FieldSpec, type Filled, textAt } from '../../areas/forms/form-spec.ts';
import type { StudentNames, StudentNameUpdate } from '../../areas/names/names.ts';
import type { NamePolicy } from '../../areas/names/policy.ts';
import { updateFields } from '../../areas/names/update-form.ts';
import { NAME_STEPS, nameStep, type NameStepKind, SIGNATURE_WAYS } from '../../areas/names/update-steps.ts';
import { DAY } from '../forms/step-issues.ts';
import { nameStepFields } from './name-fields.ts';

/** A step of an update of a student's name as it is filled in; `asked` begins an update, and `updateId` is empty. */
export interface NameForm {
  readonly updateId: string;
  readonly kind: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly filled: Filled;
}

/** What the fields of a step depend on besides the step: what the district says, and the steps of its update. */
export interface NameContext {
  readonly policy: NamePolicy | null;
  readonly steps: StudentNameUpdate['steps'];
}

export const NOTHING_AROUND: NameContext = { policy: null, steps: [] };

/** Of the updated name, what begins as the name of now: with most forms it stays. */
const STAYS: Readonly<Record<string, string>> = { middle: 'currentMiddle', last: 'currentLast' };
const CURRENT = ['currentFirst', 'currentMiddle', 'currentLast', 'currentGender'];

/** What stands in a form of its own accord is nobody's words. */
function isGiven(filled: Filled, name: string): boolean {
  const same = STAYS[name];
  return CURRENT.includes(name) || (same !== undefined && textAt(filled, name) === textAt(filled, same));
}

/** What a form begins with: the name the roster has (R193). Another last name needs an order or a certificate (R201). */
export function rosterFilled({
  givenName,
  middleName,
  familyName,
}: Pick<StudentNames['student'], 'givenName' | 'middleName' | 'familyName'>): Filled {
  const current = { currentFirst: givenName, currentMiddle: middleName, currentLast: familyName };
  return { ...current, middle: middleName, last: familyName };
}

/** The form of an update that begins with the name the roster has. */
export const newUpdate = ({ student, today }: Pick<StudentNames, 'student' | 'today'>): NameForm => ({
  updateId: '',
  kind: 'asked',
  day: today,
  filled: rosterFilled(student),
});

export const newStep = (updateId: string, kind: NameStepKind, today: string): NameForm => ({
  updateId,
  kind,
  day: today,
  filled: {},
});

export const isBlankName = ({ filled }: NameForm): boolean =>
  isBlank(Object.fromEntries(Object.entries(filled).filter(([name]) => !isGiven(filled, name))));

/** The fields of a step as they are asked for, its day first. */
export const nameFields = ({ kind, filled }: NameForm, around: NameContext): readonly FieldSpec[] =>
  nameStepFields(kind, filled, around);

/**
 * A form as it is sent: the fields that its answers ask for, and no others. What was typed for another answer stays in
 * the boxes. The district's word may be unknown here: then a field that only it asks for goes along where it was filled.
 */
export function sentName(form: NameForm): { kind: string; day: string; filled: Filled } {
  const { kind, day, filled } = form;
  const asks = { lettersHome: textAt(filled, 'lettersHome') !== '' };
  const fields = kind === 'asked' ? updateFields(filled, asks) : (nameStep(kind)?.fields(filled, null) ?? []);
  return { kind, day, filled: filledFrom(fields, filled) };
}

/** Every field of a step that any answer asks for. Two steps may give one name to different fields. */
function allFieldsOf(kind: string): readonly FieldSpec[] {
  if (kind === 'asked') return updateFields({ pronouns: 'own', currentLast: 'a', last: 'b' }, { lettersHome: true });
  const fields = SIGNATURE_WAYS.flatMap(({ id: how }) => nameStep(kind)?.fields({ how }, null) ?? []);
  return [...new Map(fields.map((field) => [field.name, field])).values()];
}

/** Every field of every step, for whom it is not known which step it was. */
export const ALL_NAME_FIELDS: readonly FieldSpec[] = [DAY, ...NAME_STEPS.flatMap(allFieldsOf)];

/** What somebody wrote in their own words, to be read where the form cannot be shown. */
export const writtenInName = ({ kind: step, filled }: NameForm): string[] =>
  allFieldsOf(step)
    .filter(({ kind, name }) => (kind === 'line' || kind === 'text') && !isGiven(filled, name))
    .map(({ name }) => textAt(filled, name))
    .filter((text) => text.trim() !== '');
