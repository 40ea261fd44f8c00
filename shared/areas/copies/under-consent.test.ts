import { expect, it } from 'vitest';
import { GENERAL } from '../consents/testing/consents.ts';
import { asConsented } from './under-consent.ts';

const BLANK = { outcome: 'released', basis: 'R83', filled: { day: '2026-11-20' } } as const;

it('R84: what the consent says fills the form, and nothing that somebody wrote is written over', () => {
  const { filled } = asConsented(BLANK, GENERAL);
  expect(filled).toMatchObject({
    party: GENERAL['party'],
    interest: GENERAL['purpose'],
    records: GENERAL['records'],
    recordsNote: GENERAL['recordsNote'],
  });
  const other = { ...GENERAL, party: 'Northern Mutual', purpose: 'Payment of therapy' };
  expect(asConsented({ ...BLANK, filled }, other, GENERAL).filled).toMatchObject({
    party: 'Northern Mutual',
    interest: 'Payment of therapy',
  });
  const written = { ...BLANK, filled: { ...filled, interest: 'In my own words' } };
  expect(asConsented(written, other, GENERAL).filled).toMatchObject({
    party: 'Northern Mutual',
    interest: 'In my own words',
  });
});
