import { partyKey } from '../disclosures/party.ts';
import { choicesAt, daysAhead, type Filled, textAt } from '../forms/form-spec.ts';
import { consentFields } from './consent-form.ts';

/** What is known of the student when a consent is judged. */
export interface ConsentAbout {
  /** In whole years; null where the roster has no birth date. */
  readonly age: number | null;
  /** `YYYY-MM-DD`, the server's. */
  readonly today: string;
}

/** What is wrong with a consent whose fields are filled: the name of the field and a code. */
export interface ConsentFault {
  readonly field: string;
  readonly code: string;
}

const ADULT = 18;
/** W20 */
const INSURER_YEARS = { year: 1, life: 2 } as const;
/** Words that name everybody, and so nobody (R89). */
const ANYBODY = ['anyone', 'anybody', 'whom it may concern', 'cualquiera', 'quien corresponda', 'all agencies'];

/** Everything that keeps a consent from being one (R83 to R89). */
export function consentFaults(filled: Filled, about: ConsentAbout): readonly ConsentFault[] {
  const ahead = daysAhead(consentFields(filled), filled, about.today).map((field) => ({ field, code: 'future' }));
  return [...ahead, ...signerFaults(filled, about), ...blanketFaults(filled), ...endFaults(filled)];
}

/** R88: from 18 only the student's own counts; before, the parent's, unless the student attends a college (R72). */
function signerFaults(filled: Filled, { age }: ConsentAbout): ConsentFault[] {
  const by = textAt(filled, 'signedBy');
  if (age !== null && age >= ADULT && by === 'parent') return [{ field: 'signedBy', code: 'student-signs' }];
  if ((age === null || age < ADULT) && by === 'student') return [{ field: 'signedBy', code: 'parent-signs' }];
  return [];
}

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
      return yearsAfter(textAt(filled, 'signedOn'), INSURER_YEARS.year);
    case 'life':
      return yearsAfter(textAt(filled, 'policyOn'), INSURER_YEARS.life);
    default:
      return null;
  }
}

/** The same day so many years later; 29 February becomes the 28th. */
export function yearsAfter(day: string, years: number): string {
  const later = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
  return later.endsWith('-02-29') && !isLeap(Number(later.slice(0, 4))) ? `${later.slice(0, 4)}-02-28` : later;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const CONSENT_STATES = ['good', 'used', 'expired', 'ended'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

/** Whether something may still be released under a consent (R84e, R89, W21). */
export function consentState(
  filled: Filled,
  { uses, ended, today }: { readonly uses: number; readonly ended: boolean; readonly today: string },
): ConsentState {
  if (ended) return 'ended';
  const last = textAt(filled, 'endsOn');
  if (last !== '' && today > last) return 'expired';
  return textAt(filled, 'use') === 'once' && uses > 0 ? 'used' : 'good';
}
