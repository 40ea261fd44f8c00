import {
  AHEAD_MS,
  contactFormSchema,
  FOLLOW_UP_MAX,
  NOTE_MAX,
  WITH_NAME_MAX,
} from '../../../shared/areas/contacts/contact.ts';
import { dueOnFault } from '../../../shared/areas/contacts/follow-up.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { dayIn } from '../../../shared/runtime.ts';
import type { Issue } from '../../../shared/wire/problem.ts';
import type { NoteForm } from '../../messages.ts';
import { lastName } from '../forms/errors.ts';
import { NOTE_FIELDS, type NoteErrors, type NoteField } from './note-form.ts';

/** What keeps the form from being sent, at its fields, by the same schema as the server's. Empty when all is well. */
export function checkNote({ addsTo: _, ...form }: NoteForm, now: number): NoteErrors {
  const parsed = contactFormSchema.safeParse(form);
  const issues: Issue[] = (parsed.error?.issues ?? []).map(({ path, code }) => ({
    path: path.join('.'),
    code: code ?? 'custom',
  }));
  if (form.happenedAt > now + AHEAD_MS) issues.push({ path: 'happenedAt', code: 'future' });
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const late = form.followUp && dueOnFault(form.followUp.dueOn, dayIn(timeZone, now));
  if (late) issues.push({ path: 'followUp.dueOn', code: late });
  return errorsOf(issues);
}

/** The server's or the schema's issues as texts at the fields; the first at a field wins. */
export function errorsOf(issues: readonly Issue[]): NoteErrors {
  const errors: NoteErrors = {};
  for (const { path, code } of issues) {
    const field = fieldOf(path);
    errors[field] ??= code === 'names-staff' ? m.issue_names_staff() : issueText(field, code);
  }
  return errors;
}

/** Issues name their place from the op's body down (`body.form.note`): the field is the last name. */
function fieldOf(path: string): NoteField | 'form' {
  const last = lastName(path);
  return NOTE_FIELDS.find((field) => field === last) ?? 'form';
}

const ISSUES: Readonly<Record<NoteField | 'form', (code: string) => string>> = {
  note: noteText,
  withName: (code) => (code === 'too_big' ? m.issue_with_name_long({ max: WITH_NAME_MAX }) : m.issue_with_name()),
  happenedAt: (code) => (code === 'future' || code === 'too_big' ? m.issue_when_future() : m.issue_when_missing()),
  dueOn: dueText,
  what: (code) => (code === 'too_big' ? m.issue_what_long({ max: FOLLOW_UP_MAX }) : m.issue_other()),
  kind: () => m.issue_kind(),
  party: () => m.issue_party(),
  outcome: () => m.issue_outcome(),
  form: () => m.issue_other(),
};

const issueText = (field: NoteField | 'form', code: string): string => ISSUES[field](code);

function dueText(code: string): string {
  if (code === 'past') return m.issue_due_past();
  return code === 'too-far' ? m.issue_due_far() : m.issue_due_missing();
}

function noteText(code: string): string {
  if (code === 'too_small') return m.issue_note_empty();
  return code === 'too_big' ? m.issue_note_long({ max: NOTE_MAX }) : m.issue_note();
}
