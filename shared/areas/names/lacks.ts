import { ageOn } from '../../clocks/age.ts';
import { ADULT_AGE } from '../disclosures/judge.ts';
import { type Filled, textAt } from '../forms/form-spec.ts';
import { type KeptNamePolicy, modeOn } from './policy.ts';

/** A step that was taken. */
export interface TakenNameStep {
  readonly id: string;
  readonly kind: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly filled: Filled;
}

/** What an update is judged by besides its steps. */
export interface NameAbout {
  /** `YYYY-MM-DD`; null where the roster has none. */
  readonly birthDate: string | null;
  /** Every version of what the district has said. */
  readonly policies: readonly KeptNamePolicy[];
}

/** R203, C23: from 18 on it is the student's own. Whose birth date nobody knows is a minor. */
export const isAdultOn = ({ birthDate }: Pick<NameAbout, 'birthDate'>, day: string): boolean =>
  birthDate !== null && ageOn(birthDate, day) >= ADULT_AGE;

/** The steps that count: those entered by mistake are left out, and what says so too. */
export function countingNameSteps<S extends TakenNameStep>(steps: readonly S[]): readonly S[] {
  const struck = new Set(steps.filter(({ kind }) => kind === 'struck').map(({ filled }) => textAt(filled, 'step')));
  return steps.filter(({ id, kind }) => kind !== 'struck' && !struck.has(id));
}

/** The steps that count and were taken by a day. */
const until = (steps: readonly TakenNameStep[], day: string): readonly TakenNameStep[] =>
  countingNameSteps(steps).filter((step) => step.day <= day);

/**
 * What the district's word of a day asks for and the update has not: `policy.off`, `policy.forbidden`, `consent-form`,
 * `parents-told`. Of an adult nothing is asked of the parents. Asked of one that was approved too: under a stricter
 * word it rests until it has what that asks for, and its history stays (R197).
 */
export function policyLacks(steps: readonly TakenNameStep[], day: string, about: NameAbout): readonly string[] {
  const has = (kind: string) => until(steps, day).some((step) => step.kind === kind);
  switch (modeOn(about.policies, day)) {
    case 'off':
      return ['policy.off'];
    case 'forbidden':
      return ['policy.forbidden'];
    case 'consent':
      return isAdultOn(about, day) || has('consent-filed') ? [] : ['consent-form'];
    case 'notify':
      return isAdultOn(about, day) || has('parents-told') ? [] : ['parents-told'];
    case 'allowed':
      return [];
  }
}

/**
 * Whose signature is not there by a day (R203): `signature.parent` and `student-asked` of a minor, `signature.student`
 * of an adult. What the student signed as a minor beside a parent stays the student's own word; alone it was not enough.
 */
export function signatureLacks(steps: readonly TakenNameStep[], day: string, about: NameAbout): readonly string[] {
  const asked = until(steps, day).filter(({ kind }) => kind === 'signed');
  const signed = asked.filter(({ filled }) => textAt(filled, 'how') !== 'not-signed');
  const byParent = signed.some(({ filled }) => isBy(filled, 'parent'));
  if (isAdultOn(about, day)) {
    const own = signed.some((one) => isBy(one.filled, 'student') && (byParent || isAdultOn(about, one.day)));
    return own ? [] : ['signature.student'];
  }
  return [
    ...(byParent ? [] : ['signature.parent']),
    ...(asked.some(({ filled }) => isBy(filled, 'student')) ? [] : ['student-asked']),
  ];
}

const isBy = (filled: Filled, who: 'parent' | 'student'): boolean => textAt(filled, 'who') === who;

/** All that keeps an update from being approved on a day. */
export const approvalLacks = (steps: readonly TakenNameStep[], day: string, about: NameAbout): readonly string[] => [
  ...policyLacks(steps, day, about),
  ...signatureLacks(steps, day, about),
];
