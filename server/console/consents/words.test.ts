import { expect, it } from 'vitest';
import { GENERAL } from '../../../shared/areas/consents/testing/consents.ts';
import { consentErrors, recordsOf, stateOf } from './words.ts';

it('says where a consent stands', () => {
  const { endsOn: _endsOn, ...open } = GENERAL;
  expect(stateOf({ state: 'good', filled: GENERAL })).toEqual({ text: 'Good until Jun 30, 2027', tone: 'ok' });
  expect(stateOf({ state: 'good', filled: { ...open, use: 'once' } }).text).toBe('Good for one release');
  expect(stateOf({ state: 'expired', filled: GENERAL })).toEqual({ text: 'Expired on Jun 30, 2027', tone: 'warn' });
  expect(recordsOf(GENERAL)).toBe('Grades and transcript; Attendance');
});

it('says for how long a consent holds that has no last day', () => {
  const { endsOn: _endsOn, ...open } = GENERAL;
  expect(stateOf({ state: 'good', filled: { ...open, kind: 'insurer' } }).text).toBe(
    'Good while the student is eligible',
  );
});

it('says what is wrong at its field, and at none where the consent itself is over', () => {
  const issues = [
    { path: 'body.filled.party', code: 'blanket' },
    { path: 'body.consentId', code: 'used' },
    { path: 'body.filled.purpose', code: 'too_small' },
  ];
  expect(Object.keys(consentErrors(issues))).toEqual(['party', 'form']);
});
