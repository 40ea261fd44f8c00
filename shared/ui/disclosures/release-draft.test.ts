import { expect, test } from 'vitest';
import type { ReleaseForm } from '../../areas/disclosures/release-form.ts';
import {
  ALL_FIELDS,
  blankRelease,
  isBlankRelease,
  sentRelease,
  withFilled,
  withOutcome,
  writtenIn,
} from './release-draft.ts';

const subpoena: ReleaseForm = {
  outcome: 'released',
  basis: 'R101',
  filled: {
    day: '2026-11-20',
    party: ' County court ',
    capacity: 'court',
    order: 'No. 7',
    threat: 'typed before',
    records: [],
  },
};

test('the day and that it was released are nobody’s words', () => {
  expect(isBlankRelease(blankRelease('2026-11-20'))).toBe(true);
  expect(isBlankRelease({ ...blankRelease(''), outcome: 'denied', basis: 'none' })).toBe(true);
  // What became of it is asked, never supposed.
  expect(blankRelease('2026-11-20').outcome).toBe('');
  expect(isBlankRelease({ ...blankRelease(''), basis: 'R101' })).toBe(false);
  expect(isBlankRelease(subpoena)).toBe(false);
});

test('what is sent are the fields of its basis; what was typed for another stays in the boxes', () => {
  expect(sentRelease(subpoena).filled).toEqual({
    day: '2026-11-20',
    party: 'County court',
    capacity: 'court',
    order: 'No. 7',
  });
  expect(writtenIn(subpoena)).toEqual([' County court ', 'No. 7', 'typed before']);
});

test('R115: a request that is denied needs no basis, and one that is released has to have one', () => {
  const blank = blankRelease('2026-11-20');
  expect(withOutcome(blank, 'denied').basis).toBe('none');
  expect(withOutcome(withOutcome(blank, 'denied'), 'released').basis).toBe('');
  expect(withOutcome(subpoena, 'denied').basis).toBe('R101');
});

test('a basis goes with a capacity that it is not for, and stays with any other', () => {
  const other = { ...subpoena.filled, capacity: 'parent' };
  expect(withFilled(subpoena, other)).toEqual({ ...subpoena, basis: '', filled: other });
  expect(withFilled({ ...subpoena, outcome: 'denied' }, other).basis).toBe('none');
  expect(withFilled(subpoena, { ...subpoena.filled, capacity: 'police' }).basis).toBe('R101');
  expect(withFilled({ ...subpoena, filled: {} }, { party: 'x' }).basis).toBe('R101');
});

test('each field is known once by its name', () => {
  const names = ALL_FIELDS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of ['party', 'proven', 'further', 'noticeGiven', 'deniedWhy', 'threat'])
    expect(names).toContain(name);
});
