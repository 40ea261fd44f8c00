import Handshake from '@lucide/svelte/icons/handshake';
import House from '@lucide/svelte/icons/house';
import Mail from '@lucide/svelte/icons/mail';
import MessageCircle from '@lucide/svelte/icons/message-circle';
import Phone from '@lucide/svelte/icons/phone';
import ScrollText from '@lucide/svelte/icons/scroll-text';
import type { ContactEntry, ContactKind } from '../areas/contacts/contact.ts';
import { KIND_WORDS, OUTCOME_WORDS, PARTY_WORDS } from '../areas/contacts/words.ts';
import { m } from '../messages/generated/messages.js';
import type { IconOf } from './icon.ts';

export const KIND_ICONS: Readonly<Record<ContactKind, IconOf>> = {
  phone: Phone,
  email: Mail,
  visit: House,
  meeting: Handshake,
  'check-in': MessageCircle,
  letter: ScrollText,
};

/** `Phone, Dana Baptiste: reached`: an entry in one line. Without a name the relation stands for the person. */
export function entryTitle(entry: Pick<ContactEntry, 'kind' | 'party' | 'withName' | 'outcome'>): string {
  return m.entry_title({
    kind: KIND_WORDS[entry.kind](),
    who: entry.withName.trim() || PARTY_WORDS[entry.party]().toLowerCase(),
    outcome: OUTCOME_WORDS[entry.outcome]().toLowerCase(),
  });
}
