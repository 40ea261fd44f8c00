import { KIND_WORDS, OUTCOME_WORDS, PARTY_WORDS } from '../../../../shared/areas/contacts/words.ts';
import { ROLE_TITLES } from '../../../../shared/access/roles.ts';
import { m } from '../../../../shared/messages/generated/messages.js';
import { fullDayOf } from '../../../../shared/ui/dates.ts';
import type { Block } from '../../../documents/paper.ts';
import type { Locale } from '../../../policy/index.ts';
import { PACKET_CONTACTS, type PacketAddendum, type PacketContact } from '../agenda.repo.ts';
import { DASH, sayIn } from './said.ts';

/** The contacts, what was added to them, and the district's time zone in which they are told. */
export interface ContactsShown {
  readonly of: readonly PacketContact[];
  readonly added: readonly PacketAddendum[];
  readonly timeZone: string;
}

/** The contacts since the referral. Of a restricted one the paper says that there is one, to nobody what it says. */
export function contactsSection(shown: ContactsShown, locale: Locale): readonly Block[] {
  const { of, timeZone } = shown;
  const say = sayIn(locale);
  const head = [say(m.pk_day), say(m.pk_contact), say(m.pk_note)];
  const rows = of
    .slice(0, PACKET_CONTACTS)
    .map((one) => [
      fullDayOf(one.happenedAt, { locale, timeZone }),
      contactIn(one, locale),
      one.restriction === null
        ? noteIn(one, shown, locale)
        : m.pk_restricted({ role: roleIn(one.authorRole, locale) }, { locale }),
    ]);
  return [
    { kind: 'section', text: say(m.pk_contacts) },
    rows.length === 0
      ? { kind: 'text', text: say(m.pk_no_contacts) }
      : { kind: 'table', head, widths: [2, 3, 7], rows },
    ...(of.length > PACKET_CONTACTS
      ? [{ kind: 'text', text: m.pk_more_contacts({ count: PACKET_CONTACTS }, { locale }) } as const]
      : []),
  ];
}

/** The note with what was added to it later: often that puts it right. */
function noteIn({ id, note }: PacketContact, { added, timeZone }: ContactsShown, locale: Locale): string {
  const later = added
    .filter(({ contactId }) => contactId === id)
    .map(({ recordedAt, authorRole, note: text }) =>
      m.pk_added(
        { day: fullDayOf(recordedAt, { locale, timeZone }), role: roleIn(authorRole, locale), text },
        { locale },
      ),
    );
  return [note || DASH, ...later].join('\n');
}

function contactIn({ kind, party, withName, outcome }: PacketContact, locale: Locale): string {
  const who = withName.trim() || wordIn(PARTY_WORDS, party, locale);
  return `${wordIn(KIND_WORDS, kind, locale)}, ${who}\n${wordIn(OUTCOME_WORDS, outcome, locale)}`;
}

/** A code of the store in words; itself where a newer program wrote it. */
function wordIn(words: Readonly<Record<string, typeof KIND_WORDS.phone>>, code: string, locale: Locale): string {
  return words[code]?.({}, { locale }) ?? code;
}

function roleIn(role: string, locale: Locale): string {
  const titles: Readonly<Record<string, { readonly en: string; readonly es: string }>> = ROLE_TITLES;
  return titles[role]?.[locale] ?? role;
}
