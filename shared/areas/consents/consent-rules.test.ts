import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter } from '../../clocks/day-after.ts';
import { type Filled, schemaOf } from '../forms/form-spec.ts';
import { consentFields } from './consent-form.ts';
import { consentFaults, type ConsentSince, consentState, latestEnd } from './consent-rules.ts';
import { GENERAL, INSURER } from './testing/consents.ts';
import { useFields } from './use-form.ts';

const ABOUT = { birthDate: '2012-03-14', today: '2026-11-24' };
/** Of age on the day of the signature. */
const ADULT = { ...ABOUT, birthDate: '2008-11-20' };
const ALMOST = { ...ABOUT, birthDate: '2008-11-21' };
const UNKNOWN = { birthDate: null, today: '2026-11-24' };
const missing = (filled: Filled) => {
  const read = schemaOf(consentFields(filled)).safeParse(filled);
  return read.success ? [] : read.error.issues.map(({ path }) => String(path[0]));
};
const faults = (change: Filled, about = ABOUT, base: Filled = GENERAL) =>
  consentFaults({ ...base, ...change }, about).map(({ field, code }) => `${field} ${code}`);
const without = (filled: Filled, name: string): Filled =>
  Object.fromEntries(Object.entries(filled).filter(([key]) => key !== name));

describe('R83, R84: what a consent must say', () => {
  it('is complete with its five parts, signature and end', () => {
    expect([missing(GENERAL), missing(INSURER), faults({}), faults({}, ABOUT, INSURER)]).toEqual([[], [], [], []]);
  });

  it.each([
    'records',
    'recordsNote',
    'purpose',
    'party',
    'consequences',
    'signedBy',
    'signer',
    'signedOn',
    'how',
    'use',
  ])('is none without: %s', (name) => {
    expect(missing(without(GENERAL, name))).toEqual([name]);
  });

  it('names its last day, unless it is for one release', () => {
    expect(missing(without(GENERAL, 'endsOn'))).toEqual(['endsOn']);
    expect(missing(without({ ...GENERAL, use: 'once' }, 'endsOn'))).toEqual([]);
    expect(faults({ endsOn: '2026-11-01' })).toEqual(['endsOn before-signed']);
  });

  it('is not of a day that lies ahead', () => {
    expect(faults({ signedOn: '2026-11-25' })).toEqual(['signedOn future']);
  });
});

it('R86: an electronic consent says how the person was identified', () => {
  expect(missing({ ...GENERAL, how: 'electronic' })).toEqual(['identified']);
  expect(missing({ ...GENERAL, how: 'electronic', identified: 'Portal with a second factor' })).toEqual([]);
});

describe('R87: a consent for an insurer', () => {
  it.each(['plain', 'discloser', 'later', 'term', 'endsOn'])('is none without: %s', (name) => {
    expect(missing(without(INSURER, name))).toEqual([name]);
  });

  it('lasts at most a year, two after the policy, or while medical assistance is due', () => {
    expect(faults({ endsOn: '2027-11-20' }, ABOUT, INSURER)).toEqual([]);
    expect(faults({ endsOn: '2027-11-21' }, ABOUT, INSURER)).toEqual(['endsOn too-long']);
    const life = { ...INSURER, term: 'life', policyOn: '2026-06-01' };
    expect(faults({ endsOn: '2028-06-01' }, ABOUT, life)).toEqual([]);
    expect(faults({ endsOn: '2028-06-02' }, ABOUT, life)).toEqual(['endsOn too-long']);
    expect(latestEnd({ ...INSURER, term: 'medical-assistance' })).toBeNull();
    expect(missing(without({ ...INSURER, term: 'medical-assistance' }, 'endsOn'))).toEqual([]);
  });
});

describe('R88: who signs', () => {
  it.each([
    ['parent', ALMOST, []],
    ['both', ALMOST, []],
    ['student', ALMOST, ['signedBy parent-signs']],
    ['student', UNKNOWN, ['signedBy parent-signs']],
    ['student-college', ALMOST, []],
    ['parent', ADULT, ['signedBy student-signs']],
    ['student', ADULT, []],
    ['both', ADULT, []],
  ])('%s, on the day of the signature: %o', (signedBy, about, found) => {
    expect(consentFaults({ ...GENERAL, signedBy }, about).map(({ field, code }) => `${field} ${code}`)).toEqual(found);
  });

  it('R72: counts 18 itself as adult (C23)', () => {
    expect(faults({}, ADULT)).toEqual(['signedBy student-signs']);
  });
});

it('R155, C11: the parent and an able student sign together for a third party', () => {
  const signed = consentFields(GENERAL).find(({ name }) => name === 'signedBy');
  expect(signed?.kind === 'choice' && signed.of.map(({ id }) => id)).toContain('both');
  expect(faults({ signedBy: 'both' }, ALMOST)).toEqual([]);
  // The student's signature alone is no parent's (R83).
  expect(faults({ signedBy: 'student' }, ALMOST)).toEqual(['signedBy parent-signs']);
});

it('R89: there is no blanket consent', () => {
  expect(faults({ records: ['grades', 'whole'] })).toEqual(['records blanket']);
  for (const party of ['Anyone', 'To whom it may concern', 'A cualquiera', 'Hospital, or anybody who asks'])
    expect(faults({ party })).toEqual(['party blanket']);
  expect(faults({ party: 'Cualquieri & Sons' })).toEqual([]);
});

describe('R84e, R89: whether a consent still holds', () => {
  const NOTHING = { birthDate: '2012-03-14', uses: 0, endedOn: null, mistake: false };
  const state = (filled: Filled, more: Partial<ConsentSince> = {}, day = '2026-11-24') =>
    consentState(filled, { ...NOTHING, ...more }, day);
  const once = without({ ...GENERAL, use: 'once' }, 'endsOn');

  it('is good through its last day', () => {
    expect(state(GENERAL, {}, '2027-06-30')).toBe('good');
    expect(state(GENERAL, {}, '2027-07-01')).toBe('expired');
  });

  it('is used up by one release where it is for one', () => {
    expect([state(once), state(once, { uses: 1 }), state(GENERAL, { uses: 3 })]).toEqual(['good', 'used', 'good']);
  });

  it('R88, W22: holds no more from the day on which the student is of age, where a parent alone had signed', () => {
    const born = { birthDate: '2009-01-15' };
    expect([state(GENERAL, born, '2027-01-14'), state(GENERAL, born, '2027-01-15')]).toEqual(['good', 'moved']);
    expect(state({ ...GENERAL, signedBy: 'both' }, born, '2027-01-15')).toBe('good');
  });

  it('is over from the day on which it ended, and never held where it was a mistake', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), fc.boolean(), (days, mistake) => {
        const endedOn = '2026-12-20';
        const held = state(GENERAL, { endedOn, mistake }, dayAfter(endedOn, days));
        expect(held).toBe(mistake || days >= 0 ? 'ended' : 'good');
      }),
    );
  });
});

it('R84a: a release under a consent gives nothing that the consent does not name', () => {
  const read = (records: string[]) =>
    schemaOf(useFields(GENERAL)).safeParse({ day: '2026-11-24', records, proven: 'known', noticeGiven: true }).success;
  expect([read(['grades']), read(['grades', 'health']), read([])]).toEqual([true, false, false]);
});

it('R125: a release under a consent is not entered before the receiver was told the rules', () => {
  const filled = { day: '2026-11-24', records: ['grades'], proven: 'known' };
  expect(schemaOf(useFields(GENERAL)).safeParse(filled).success).toBe(false);
});

it('R85: a release says to whom a copy of it went: the parent who asked for it, the student, both or nobody', () => {
  const copies = (copyTo: string[]) =>
    schemaOf(useFields(GENERAL)).safeParse({
      day: '2026-11-24',
      records: ['grades'],
      proven: 'known',
      noticeGiven: true,
      ...(copyTo.length > 0 && { copyTo }),
    }).success;
  expect([copies(['parent']), copies(['parent', 'student']), copies([]), copies(['court'])]).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
