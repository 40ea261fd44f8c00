import { filledFrom } from '../../areas/forms/filled.ts';
import { type FieldSpec, type Filled, schemaOf } from '../../areas/forms/form-spec.ts';
import { m } from '../../messages/generated/messages.js';
import type { Issue } from '../../wire/problem.ts';
import { inWords } from './step-words.ts';

/** Errors in words by the name of their field; `form` for what stands at none. */
export type SpecErrors = Readonly<Record<string, string>>;

/**
 * What keeps the form from being sent, in words at its fields, by the same schema as the server's. Which day it is only
 * the server says: the clock of this machine may be wrong.
 */
export function checkSpec(fields: readonly FieldSpec[], values: Filled): SpecErrors {
  const { error } = schemaOf(fields).safeParse(filledFrom(fields, values));
  const issues = (error?.issues ?? []).map(({ path, code }) => ({ path: path.join('.'), code: code ?? 'custom' }));
  return errorsAt(fields, issues);
}

/** The server's issues, in words at the fields they name. The first at a field wins; what is at none is `form`. */
export function errorsAt(fields: readonly FieldSpec[], issues: readonly Issue[]): SpecErrors {
  const errors: Record<string, string> = {};
  for (const { path, code } of issues) {
    const field = fieldAt(fields, path);
    errors[field?.name ?? 'form'] ??= field ? fieldIssue(field, code) : m.issue_form_other();
  }
  return errors;
}

/** The field that a path leads to: `body.form.filled.told.0`, `body.form.day`, or just its name. */
export function fieldAt(fields: readonly FieldSpec[], path: string): FieldSpec | undefined {
  const names = path.split(/[./]/);
  const from = names.lastIndexOf('filled') + 1;
  return names
    .slice(from)
    .map((name) => fields.find((field) => field.name === name))
    .find((field) => field !== undefined);
}

/** A field's errors with its label before them, as a summary lists them, in the order of the fields. */
export function listErrors(
  fields: readonly FieldSpec[],
  errors: SpecErrors,
  idOf: (name: string) => string,
): { id?: string; text: string }[] {
  const atFields = fields.flatMap((field) => {
    const text = errors[field.name];
    if (text === undefined) return [];
    // What is agreed to is a sentence, and has its end before the colon no more.
    const label = inWords(field.label).replace(/\.$/, '');
    return [{ id: idOf(field.name), text: m.spec_at({ field: label, text }) }];
  });
  return errors['form'] === undefined ? atFields : [...atFields, { text: errors['form'] }];
}

const CODES: Readonly<Record<string, () => string>> = {
  future: m.spec_future,
  past: m.spec_past,
  'before-referral': m.spec_before_referral,
  'no-meeting': m.spec_no_meeting,
  unknown: m.spec_unknown,
  'rests-on': m.step_rests_on,
  needed: m.spec_needed,
  // Free text is checked against the staff list before it is kept (R35-R36).
  'names-staff': m.spec_names_staff,
  inactive: m.spec_inactive,
  'role-missing': m.spec_role_missing,
  owner: m.spec_choose,
  'gate.meeting-held': m.spec_meeting_held,
};

const TYPED: readonly FieldSpec['kind'][] = ['line', 'text', 'number'];

/** What is wrong with a field and what to do about it. */
export function fieldIssue(field: FieldSpec, code: string): string {
  // What is chosen or ticked is not filled in.
  const words = code === 'needed' && !TYPED.includes(field.kind) ? undefined : CODES[code]?.();
  return words ?? KINDS[field.kind](field as never, code);
}

type IssueWords<K extends FieldSpec['kind']> = (field: Extract<FieldSpec, { kind: K }>, code: string) => string;

const KINDS: { readonly [K in FieldSpec['kind']]: IssueWords<K> } = {
  line: writtenIssue,
  text: writtenIssue,
  number: ({ min, max }) => m.spec_number({ min, max }),
  choice: () => m.spec_choose(),
  choices: () => m.spec_choose_some(),
  day: () => m.spec_day(),
  agreed: () => m.spec_agree(),
  staff: () => m.spec_choose(),
  building: () => m.spec_choose(),
  step: () => m.spec_choose(),
};

function writtenIssue({ max }: { readonly max: number }, code: string): string {
  if (code === 'too_big') return m.issue_written_long({ max });
  return code === 'custom' ? m.issue_written() : m.spec_needed();
}
