import { m } from '../../messages/generated/messages.js';
import type { ContactKind, ContactOutcome, ContactParty } from './contact.ts';

/** A text without values: in the reader's language, or in the one that is named. */
type Word = (inputs?: object, options?: { locale?: 'en' | 'es' }) => string;

/** How a contact took place. */
export const KIND_WORDS: Readonly<Record<ContactKind, Word>> = {
  phone: m.kind_phone,
  email: m.kind_email,
  visit: m.kind_visit,
  meeting: m.kind_meeting,
  'check-in': m.kind_check_in,
  letter: m.kind_letter,
};

export const PARTY_WORDS: Readonly<Record<ContactParty, Word>> = {
  parent: m.party_parent,
  student: m.party_student,
  agency: m.party_agency,
  school: m.party_school,
  other: m.party_other,
};

export const OUTCOME_WORDS: Readonly<Record<ContactOutcome, Word>> = {
  reached: m.outcome_reached,
  'left-message': m.outcome_left_message,
  'no-answer': m.outcome_no_answer,
  refused: m.outcome_refused,
  'not-home': m.outcome_not_home,
};
