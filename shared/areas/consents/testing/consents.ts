import type { Consent } from '../consent.ts';

/** A consent that a parent signed, with all that it must say. */
export const GENERAL: Consent['filled'] = {
  kind: 'general',
  records: ['grades', 'attendance'],
  recordsNote: 'Transcript of grade 8',
  purpose: 'A second view of reading',
  party: 'Dr. Amsel, Lakeside Clinic',
  consequences: 'The clinic advises on support. Without it, advice rests on its own tests.',
  signedBy: 'parent',
  signer: 'Dana Baptiste',
  signedOn: '2026-11-20',
  how: 'paper',
  use: 'until',
  endsOn: '2027-06-30',
};

const { use: _use, ...PARTS } = GENERAL;

/** A consent for an insurer, for a year. */
export const INSURER: Consent['filled'] = {
  ...PARTS,
  kind: 'insurer',
  party: 'Northern Mutual',
  plain: true,
  discloser: 'The district',
  later: 'Payment of speech therapy, now and on renewal',
  term: 'year',
  endsOn: '2027-11-20',
};
