import {
  AHEAD_MS,
  type ContactForm,
  contactFormSchema,
  NOTE_MAX,
  WITH_NAME_MAX,
} from '../../../shared/areas/contacts/contact.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Issue } from '../../../shared/wire/problem.ts';

/** The fields an error can stand at; `form` is for what belongs to none of them. */
export type NoteField = keyof ContactForm | 'form';
export type NoteErrors = Partial<Record<NoteField, string>>;

/** The fields as they stand in the form. */
const ORDER: readonly NoteField[] = ['kind', 'note', 'party', 'withName', 'outcome', 'happenedAt', 'form'];

/** A fresh note: the commonest contact, now. `now` is epoch ms. */
export function emptyNote(now: number): ContactForm {
  return { kind: 'phone', party: 'parent', withName: '', outcome: 'reached', note: '', happenedAt: now };
}

/** What keeps the form from being sent, at its fields, by the same schema as the server's. Empty when all is well. */
export function checkNote(form: ContactForm, now: number): NoteErrors {
  const parsed = contactFormSchema.safeParse(form);
  const issues: Issue[] = (parsed.error?.issues ?? []).map(({ path, code }) => ({
    path: path.join('.'),
    code: code ?? 'custom',
  }));
  if (form.happenedAt > now + AHEAD_MS) issues.push({ path: 'happenedAt', code: 'future' });
  return errorsOf(issues);
}

/** The server's or the schema's issues as texts at the fields; the first at a field wins. */
export function errorsOf(issues: readonly Issue[]): NoteErrors {
  const errors: NoteErrors = {};
  for (const { path, code } of issues) {
    const field = fieldOf(path);
    errors[field] ??= issueText(field, code);
  }
  return errors;
}

/** The errors in the order of the form, as a summary lists them and the focus takes them. */
export function listErrors(errors: NoteErrors): { field: NoteField; text: string }[] {
  return ORDER.flatMap((field) => {
    const text = errors[field];
    return text === undefined ? [] : [{ field, text }];
  });
}

/** Issues name their place from the op's body down (`body.form.note`): the field is the last name. */
function fieldOf(path: string): NoteField {
  const last = path.split(/[./]/).at(-1);
  return ORDER.find((field) => field === last) ?? 'form';
}

function issueText(field: NoteField, code: string): string {
  switch (field) {
    case 'note':
      return noteText(code);
    case 'withName':
      return code === 'too_big' ? m.issue_with_name_long({ max: WITH_NAME_MAX }) : m.issue_with_name();
    case 'happenedAt':
      return code === 'future' || code === 'too_big' ? m.issue_when_future() : m.issue_when_missing();
    case 'kind':
      return m.issue_kind();
    case 'party':
      return m.issue_party();
    case 'outcome':
      return m.issue_outcome();
    case 'form':
      return m.issue_other();
  }
}

function noteText(code: string): string {
  if (code === 'too_small') return m.issue_note_empty();
  if (code === 'too_big') return m.issue_note_long({ max: NOTE_MAX });
  // Free text is checked against the staff list before it is kept (R35-R36).
  return code === 'staff-name' ? m.issue_note_names() : m.issue_note();
}
