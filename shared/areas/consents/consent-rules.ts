import { ageOn } from '../../clocks/age.ts';
import { monthsAfter } from '../../clocks/months-after.ts';
import { ADULT_AGE } from '../disclosures/judge.ts';
import { partyKey } from '../disclosures/party.ts';
import { choicesAt, daysAhead, type Filled, textAt } from '../forms/form-spec.ts';
import { consentFields } from './consent-form.ts';

/** What is known of the student when a consent is judged. */
export interface ConsentAbout {
  /** `YYYY-MM-DD`; null where the roster has none. */
  readonly birthDate: string | null;
  /** `YYYY-MM-DD`, the server's. */
  readonly today: string;
}

/** What is wrong with a consent whose fields are filled: the name of the field and a code. */
export interface ConsentFault {
  readonly field: string;
  readonly code: string;
}

/** W20, in months. */
const INSURER_MONTHS = { year: 12, life: 24 } as const;
/** Words that name everybody, and so nobody (R89). */
const ANYBODY = ['anyone', 'anybody', 'whom it may concern', 'cualquiera', 'quien corresponda', 'all agencies'];

/** Everything that keeps a consent from being one (R83 to R89). */
export function consentFaults(filled: Filled, about: ConsentAbout): readonly ConsentFault[] {
  const ahead = daysAhead(consentFields(filled), filled, about.today).map((field) => ({ field, code: 'future' }));
  return [...ahead, ...signerFaults(filled, about), ...blanketFaults(filled), ...endFaults(filled)];
}

/**
 * R88: from 18 only the student's own counts; before, the parent's, unless the student attends a college (R72). By the
 * day of the signature: who had no right to sign then has given no consent, whenever it is entered.
 */
function signerFaults(filled: Filled, { birthDate }: ConsentAbout): ConsentFault[] {
  const adult = isAdult(birthDate, textAt(filled, 'signedOn'));
  const by = textAt(filled, 'signedBy');
  if (adult && by === 'parent') return [{ field: 'signedBy', code: 'student-signs' }];
  if (!adult && by === 'student') return [{ field: 'signedBy', code: 'parent-signs' }];
  return [];
}

const isAdult = (birthDate: string | null, day: string): boolean =>
  birthDate !== null && ageOn(birthDate, day) >= ADULT_AGE;

/** R89: no blanket permission; it names the records and one receiver. */
function blanketFaults(filled: Filled): ConsentFault[] {
  const party = ` ${partyKey(textAt(filled, 'party'))} `;
  const faults: ConsentFault[] = [];
  if (choicesAt(filled, 'records').includes('whole')) faults.push({ field: 'records', code: 'blanket' });
  if (ANYBODY.some((words) => party.includes(` ${words} `))) faults.push({ field: 'party', code: 'blanket' });
  return faults;
}

function endFaults(filled: Filled): ConsentFault[] {
  const [signed, ends] = [textAt(filled, 'signedOn'), textAt(filled, 'endsOn')];
  if (ends === '') return [];
  if (ends < signed) return [{ field: 'endsOn', code: 'before-signed' }];
  const last = latestEnd(filled);
  return last !== null && ends > last ? [{ field: 'endsOn', code: 'too-long' }] : [];
}

/** The last day that a consent for an insurer may have; null where the law sets none (R87). */
export function latestEnd(filled: Filled): string | null {
  if (textAt(filled, 'kind') !== 'insurer') return null;
  switch (textAt(filled, 'term')) {
    case 'year':
      return monthsAfter(textAt(filled, 'signedOn'), INSURER_MONTHS.year);
    case 'life':
      return monthsAfter(textAt(filled, 'policyOn'), INSURER_MONTHS.life);
    default:
      return null;
  }
}

/** `moved`: the student is of age, and a parent alone had signed (R88, W22). */
export const CONSENT_STATES = ['good', 'used', 'expired', 'moved', 'ended'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

/** What became of a consent by a day. */
export interface ConsentSince {
  readonly birthDate: string | null;
  /** How often something was released under it. */
  readonly uses: number;
  /** The day on which it ended; null while it has not. One entered by mistake never held. */
  readonly endedOn: string | null;
  readonly mistake: boolean;
}

/** Whether something may be released under a consent on a day, or could have been (R84e, R88, R89, W21, W22). */
export function consentState(filled: Filled, since: ConsentSince, day: string): ConsentState {
  if (since.mistake || (since.endedOn !== null && day >= since.endedOn)) return 'ended';
  const last = textAt(filled, 'endsOn');
  if (last !== '' && day > last) return 'expired';
  if (textAt(filled, 'signedBy') === 'parent' && isAdult(since.birthDate, day)) return 'moved';
  return textAt(filled, 'use') === 'once' && since.uses > 0 ? 'used' : 'good';
}
