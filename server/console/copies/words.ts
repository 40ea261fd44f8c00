import type { CopyFault } from '../../../shared/areas/copies/copy-form.ts';
import { isToFamily } from '../../../shared/areas/copies/copy-state.ts';
import { isUnderConsent } from '../../../shared/areas/copies/under-consent.ts';
import type { ReleaseForm } from '../../../shared/areas/disclosures/release-form.ts';
import { ASKED_FIELDS } from '../../../shared/areas/disclosures/fields.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { releaseErrors } from '../../../shared/ui/disclosures/release-check.ts';
import type { SpecErrors } from '../../../shared/ui/forms/spec-values.ts';
import type { Issue } from '../../../shared/wire/problem.ts';
import type { CopyStateName } from '../../../shared/areas/copies/copy-state.ts';

const FAULTS: Readonly<Record<CopyFault, () => string>> = {
  elsewhere: m.cp_fault_elsewhere,
  existence: m.cp_fault_existence,
  sealed: m.cp_fault_sealed,
  'rights-moved': m.cp_fault_rights,
  no: m.cp_fault_no,
};

/** Why no copy is made. */
export const faultWords = (why: CopyFault): string => FAULTS[why]();

/** What a consent does not allow, by where that stands. */
const BEYOND: Readonly<Record<string, () => string>> = {
  'consentId needed': m.cp_consent_needed,
  'consentId barred': m.cons_issue_barred,
  'party not-in-consent': m.cp_consent_party,
  'records not-in-consent': m.cp_consent_records,
};

/** What keeps a consent from allowing a copy, in words, by field; a consent that does not hold is one not chosen. */
export function consentErrors(issues: readonly Issue[]): SpecErrors {
  const found = issues.flatMap(({ path, code }) => {
    const name = path.split('.').at(-1) ?? '';
    const words = BEYOND[`${name} ${code}`] ?? (name === 'consentId' ? m.cp_consent_over : undefined);
    return words === undefined ? [] : [[name === 'consentId' ? 'consent' : name, words()] as const];
  });
  return Object.fromEntries(found);
}

/** What is wrong with who asks, in words at the fields; why no copy is made stands at the basis already. */
export function askErrors(issues: readonly Issue[]): SpecErrors {
  const own = issues.find(({ code }) => code.startsWith('copy.'));
  const plain = issues.filter(
    ({ code, path }) => !/^copy\.|^not-in-consent$/.test(code) && !path.endsWith('consentId'),
  );
  const others = { ...releaseErrors(plain, ASKED_FIELDS), ...consentErrors(issues) };
  const why = own?.code.slice('copy.'.length);
  return why !== undefined && why in FAULTS ? { ...others, basis: FAULTS[why as CopyFault]() } : others;
}

type Said = () => string;
interface HandWords {
  readonly then: Said;
  readonly final: Said;
  readonly handed: Said;
  readonly stands: Said;
}

const TO_FAMILY: HandWords = {
  then: m.cp_family_then,
  final: m.cp_hand_family_final,
  handed: m.cp_handed_family_said,
  stands: m.cp_handed_family_text,
};
const CONSENTED: HandWords = {
  then: m.cp_consent_then,
  final: m.cp_hand_consent_final,
  handed: m.cp_handed_consent_said,
  stands: m.cp_handed_consent_text,
};
const LOGGED: HandWords = {
  then: m.cp_others_then,
  final: m.cp_hand_final,
  handed: m.cp_handed_said,
  stands: m.cp_handed_text,
};

/** Where a copy is written down when it is handed over, before, then and afterwards. */
export function handWords(form: Pick<ReleaseForm, 'basis'>): HandWords {
  if (isToFamily(form)) return TO_FAMILY;
  return isUnderConsent(form) ? CONSENTED : LOGGED;
}

export const STATE_WORDS: Readonly<Record<CopyStateName, () => string>> = {
  making: m.cp_state_making,
  review: m.cp_state_review,
  ready: m.cp_state_ready,
  handed: m.cp_state_handed,
  dropped: m.cp_state_dropped,
};

const STEP_WORDS: Readonly<Record<string, () => string>> = {
  asked: m.cp_step_asked,
  chosen: m.cp_step_chosen,
  decided: m.cp_step_decided,
  sent: m.cp_step_sent,
  approved: m.cp_step_approved,
  back: m.cp_step_back,
  made: m.cp_step_made,
  handed: m.cp_step_handed,
  dropped: m.cp_step_dropped,
};

/** What was done; a word of a newer program stays as it is. */
export const stepWords = (kind: string): string => STEP_WORDS[kind]?.() ?? kind;
