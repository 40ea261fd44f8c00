import Handshake from '@lucide/svelte/icons/handshake';
import House from '@lucide/svelte/icons/house';
import Mail from '@lucide/svelte/icons/mail';
import MessageCircle from '@lucide/svelte/icons/message-circle';
import Phone from '@lucide/svelte/icons/phone';
import ScrollText from '@lucide/svelte/icons/scroll-text';
import type { ContactEntry, ContactKind, ContactOutcome, ContactParty } from '../areas/contacts/contact.ts';
import { m } from '../messages/generated/messages.js';
import type { IconOf } from './icon.ts';

/** Each kind of contact in the reader's language. */
export const KIND_WORDS: Readonly<Record<ContactKind, () => string>> = {
  phone: m.kind_phone,
  email: m.kind_email,
  visit: m.kind_visit,
  meeting: m.kind_meeting,
  'check-in': m.kind_check_in,
  letter: m.kind_letter,
};

export const KIND_ICONS: Readonly<Record<ContactKind, IconOf>> = {
  phone: Phone,
  email: Mail,
  visit: House,
  meeting: Handshake,
  'check-in': MessageCircle,
  letter: ScrollText,
};

export const PARTY_WORDS: Readonly<Record<ContactParty, () => string>> = {
  parent: m.party_parent,
  student: m.party_student,
  agency: m.party_agency,
  school: m.party_school,
  other: m.party_other,
};

export const OUTCOME_WORDS: Readonly<Record<ContactOutcome, () => string>> = {
  reached: m.outcome_reached,
  'left-message': m.outcome_left_message,
  'no-answer': m.outcome_no_answer,
  refused: m.outcome_refused,
  'not-home': m.outcome_not_home,
};

/** `Phone, Dana Baptiste: reached`: an entry in one line. Without a name the relation stands for the person. */
export function entryTitle(entry: Pick<ContactEntry, 'kind' | 'party' | 'withName' | 'outcome'>): string {
  return m.entry_title({
    kind: KIND_WORDS[entry.kind](),
    who: entry.withName.trim() || PARTY_WORDS[entry.party]().toLowerCase(),
    outcome: OUTCOME_WORDS[entry.outcome]().toLowerCase(),
  });
}
