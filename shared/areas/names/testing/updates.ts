import type { Filled } from '../../forms/form-spec.ts';
import type { TakenNameStep } from '../lacks.ts';
import type { KeptNamePolicy, NameMode, NamePolicy } from '../policy.ts';

/** A form with all that it must say: first name and gender are to be others, the last name stays. */
export const FORM: Filled = {
  currentFirst: 'Kiri',
  currentMiddle: 'Ann',
  currentLast: 'Baptiste-Nguyen',
  currentGender: 'F',
  first: 'Kit',
  middle: 'Ann',
  last: 'Baptiste-Nguyen',
  gender: 'M',
  pronouns: 'they',
  changeEmail: 'yes',
  changeHousehold: 'no',
  identifies: true,
  notLegal: true,
  legalKept: true,
  historyKept: true,
  stateReporting: true,
  laterRequests: true,
  bothReleased: true,
  inspectable: true,
};

export const PARENT_SIGNED: Filled = {
  who: 'parent',
  how: 'paper',
  signer: 'Dana Baptiste',
  where: 'Main office, file 12',
};
export const STUDENT_SIGNED: Filled = { ...PARENT_SIGNED, who: 'student', signer: 'Kit Baptiste-Nguyen' };
export const STUDENT_ASKED: Filled = { who: 'student', how: 'not-signed', signer: 'Kit Baptiste-Nguyen' };
export const CONSENTED: Filled = { signer: 'Dana Baptiste', where: 'Main office, file 12' };
export const TOLD: Filled = { told: 'Both parents', how: 'Letter' };
export const APPROVAL: Filled = { signer: 'Hal Vance' };
export const DENIAL: Filled = { ground: 'safety', reasons: 'A protective order names the student.', told: true };

/** What a district says from a day on. */
export const saying = (mode: NameMode, fromDay: string, more: Partial<NamePolicy> = {}): NamePolicy => ({
  mode,
  fromDay,
  source: 'Board decision of the year',
  counsel: { name: 'R. Amsel', day: '2026-08-03' },
  lettersHome: false,
  ...more,
});

/** Versions of it, in the order in which they were entered. */
export const kept = (...policies: NamePolicy[]): KeptNamePolicy[] =>
  policies.map((policy, i) => ({ rev: i + 1, at: i, policy }));

/** Steps in their order, each with an id of its own: `step('signed', day, …)`. */
export const step = (kind: string, day: string, filled: Filled = {}): TakenNameStep => ({
  id: `${kind}-${day}-${String(filled['who'] ?? '')}`,
  kind,
  day,
  filled,
});
