import type { Consent } from '../../../shared/areas/consents/consent.ts';
import { choicesAt, choiceTitle, textAt } from '../../../shared/areas/forms/form-spec.ts';
import { RECORD_PARTS } from '../../../shared/areas/disclosures/fields.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { calendarDay } from '../../../shared/ui/dates.ts';
import { inWords } from '../../../shared/ui/forms/step-words.ts';
import { locale } from '../../../shared/ui/locale.svelte.ts';
import type { Tone } from '../../../shared/ui/icon.ts';
import type { Issue } from '../../../shared/wire/problem.ts';

/** Where a consent stands, in words and by tone. */
export function stateOf({ state, filled }: Pick<Consent, 'state' | 'filled'>): { text: string; tone: Tone } {
  const last = textAt(filled, 'endsOn');
  const day = last === '' ? '' : calendarDay(last, locale());
  switch (state) {
    case 'good':
      if (textAt(filled, 'use') === 'once') return { text: m.cons_state_good_once(), tone: 'ok' };
      // Medical assistance for services of an IEP: no last day is set (R87).
      return { text: day === '' ? m.cons_state_good_while() : m.cons_state_good_until({ day }), tone: 'ok' };
    case 'used':
      return { text: m.cons_state_used(), tone: 'plain' };
    case 'moved':
      return { text: m.cons_state_moved(), tone: 'warn' };
    case 'expired':
      return { text: m.cons_state_expired({ day }), tone: 'warn' };
    case 'ended':
      return { text: m.cons_state_ended(), tone: 'warn' };
  }
}

/** Which records a consent names, or a release under it gave. */
export function recordsOf(filled: Consent['filled']): string {
  return choicesAt(filled, 'records')
    .map((id) => inWords(choiceTitle(RECORD_PARTS, id)))
    .join('; ');
}

const ISSUES: Readonly<Record<string, () => string>> = {
  'signedBy student-signs': m.cons_issue_student_signs,
  'signedBy parent-signs': m.cons_issue_parent_signs,
  'records blanket': m.cons_issue_blanket_records,
  'party blanket': m.cons_issue_blanket_party,
  'endsOn before-signed': m.cons_issue_before_signed,
  'endsOn too-long': m.cons_issue_too_long,
  'day outside-consent': m.cons_issue_outside,
  'party barred': m.cons_issue_barred,
  'consentId used': m.cons_issue_state,
  'consentId expired': m.cons_issue_state,
  'consentId moved': m.cons_state_moved,
  'consentId ended': m.cons_issue_state,
  'consentId barred': m.cons_issue_barred,
};

/** What the server says of a consent alone, in words, by the name of its field; `form` for what stands at none. */
export function consentErrors(issues: readonly Issue[]): Record<string, string> {
  const found = issues.flatMap(({ path, code }) => {
    const name = path.split('.').at(-1) ?? '';
    const text = ISSUES[`${name} ${code}`];
    return text === undefined ? [] : [[name === 'consentId' ? 'form' : name, text()] as const];
  });
  return Object.fromEntries(found);
}
