import type { FormFault } from '../disclosures/judge.ts';
import { NOTICE, PROVEN } from '../disclosures/fields.ts';
import { partyKey } from '../disclosures/party.ts';
import type { ReleaseForm } from '../disclosures/release-form.ts';
import { choicesAt, type Filled, textAt } from '../forms/form-spec.ts';
import { LINE_MAX } from '../forms/spec-parts.ts';

/** A copy that a written consent allows: it is kept with the consent, and stands in no log (R83, R117). */
export const isUnderConsent = ({ basis }: Pick<ReleaseForm, 'basis'>): boolean => basis === 'R83';

/** What is met when it is handed over: the consent says the rest. */
export const CONSENT_CONDITIONS = [PROVEN, NOTICE] as const;

/** What a copy asks for that its consent does not name: another receiver, or other records (R84). */
export function beyondConsent({ filled }: ReleaseForm, consent: Filled): readonly FormFault[] {
  const isOther = partyKey(textAt(filled, 'party')) !== partyKey(textAt(consent, 'party'));
  const named = choicesAt(consent, 'records');
  const isMore = choicesAt(filled, 'records').some((part) => !named.includes(part));
  return [
    ...(isOther ? [{ path: 'filled.party', code: 'not-in-consent' }] : []),
    ...(isMore ? [{ path: 'filled.records', code: 'not-in-consent' }] : []),
  ];
}

/**
 * The form with what the consent says: to whom and which records; what for and which exactly where nobody has written it
 * in other words than the consent that was chosen `before`.
 */
export function asConsented(form: ReleaseForm, consent: Filled, before?: Filled): ReleaseForm {
  const own = saidBy(consent);
  const earlier = saidBy(before ?? {});
  const said = Object.entries(own).map(([name, text]): readonly [string, string] => {
    const typed = textAt(form.filled, name);
    return [name, typed === '' || typed === earlier[name] ? text : typed];
  });
  const which = { party: textAt(consent, 'party'), records: choicesAt(consent, 'records') };
  return { ...form, filled: { ...form.filled, ...Object.fromEntries(said), ...which } };
}

const saidBy = (consent: Filled): Readonly<Record<string, string>> => ({
  interest: textAt(consent, 'purpose').slice(0, LINE_MAX),
  recordsNote: textAt(consent, 'recordsNote'),
});

/** What is kept with the consent of a copy that is handed over on a day, as `useFields` asks for it. */
export function useOf({ filled }: ReleaseForm, day: string): Filled {
  const given = textAt(filled, 'recordsNote');
  return {
    day,
    records: choicesAt(filled, 'records'),
    ...(given === '' ? {} : { given }),
    proven: textAt(filled, 'proven'),
    noticeGiven: filled['noticeGiven'] === true,
  };
}
