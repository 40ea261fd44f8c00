import type { ContactEntry } from '../../../shared/areas/contacts/contact.ts';
import type { NoteForm } from '../../messages.ts';
import type { FormErrors } from '../forms/form-desk.svelte.ts';

/** The fields as they stand in the form. */
export const NOTE_FIELDS = ['kind', 'note', 'party', 'withName', 'outcome', 'happenedAt', 'dueOn', 'what'] as const;

/** The fields an error can stand at; `form` is for what belongs to none of them. */
export type NoteField = (typeof NOTE_FIELDS)[number];
export type NoteErrors = FormErrors<NoteField>;

/** A fresh note: the commonest contact, now. `now` is epoch ms. */
export function emptyNote(now: number): NoteForm {
  return { kind: 'phone', party: 'parent', withName: '', outcome: 'reached', note: '', happenedAt: now };
}

/** What is added to a contact, before anything is written: it says of which contact it is. */
export function emptyAddendum(entry: ContactEntry): NoteForm {
  const { kind, party, withName, outcome, happenedAt } = entry;
  // What is added to a restricted note is as restricted: the form says so.
  const restricted = entry.restricted === 'no' ? {} : ({ restricted: true } as const);
  return { kind, party, withName, outcome, note: '', happenedAt, ...restricted, addsTo: entry.id };
}
