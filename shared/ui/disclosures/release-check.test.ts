import { beforeEach, describe, expect, it } from 'vitest';
import type { About } from '../../areas/disclosures/judge.ts';
import type { ReleaseForm } from '../../areas/disclosures/release-form.ts';
import { setLocale } from '../locale.svelte.ts';
import { checkRelease, releaseErrors } from './release-check.ts';
import { answerLook, endsHere, isSealed } from './release-words.ts';

const about: About = { age: 15, today: '2026-11-20', studiesOpen: false };
const known = { about, parties: [{ name: 'Nordic Studies', barredUntil: '2031-01-01' }] };
const asked = {
  day: '2026-11-20',
  party: 'County court',
  capacity: 'court',
  interest: 'A custody case',
  records: ['attendance'],
};
const subpoena = (more: object = {}): ReleaseForm => ({
  outcome: 'released',
  basis: 'R101',
  filled: { ...asked, order: 'No. 7', proven: 'papers', ...more },
});

beforeEach(() => setLocale('en'));

describe('R101: a subpoena', () => {
  it('waits until the parent was told, and is released then', () => {
    expect(answerLook(subpoena(), about)).toMatchObject({
      heading: 'Tell the parent first',
      tone: 'warn',
      hinders: [expect.stringContaining('Enter the day on which the parent')],
      open: [],
      source: expect.stringContaining('34 CFR 99.31(a)(9)') as string,
    });
    expect(checkRelease(subpoena(), known)).toEqual({
      notifiedOn: expect.stringContaining('Enter the day on which the parent') as string,
    });
    const told = subpoena({ notifiedOn: '2026-11-10' });
    expect(answerLook(told, about)).toMatchObject({ heading: 'It must be released', tone: 'ok', hinders: [] });
    expect(checkRelease(told, known)).toEqual({});
  });

  it('says what is still open, and gives no answer without reserve before', () => {
    const look = answerLook(subpoena({ notifiedOn: '2026-11-10', proven: '', order: '' }), about);
    expect(look).toMatchObject({
      heading: 'It must be released, once this is complete',
      tone: 'plain',
      open: ['The order', 'How identity was proven'],
    });
  });

  it('R117: of a sealed one the records manager keeps the book, and nobody else saves it', () => {
    const sealed = subpoena({ noNotice: 'secrecy' });
    expect([isSealed(sealed), isSealed(subpoena({ noNotice: 'dependency' }))]).toEqual([true, false]);
    expect(checkRelease(sealed, known)).toEqual({
      noNotice: expect.stringContaining('hand it to the records manager') as string,
    });
    expect(checkRelease(sealed, known, { maySeal: true })).toEqual({});
    expect(isSealed({ ...sealed, outcome: 'denied' })).toBe(true);
  });

  it('R117: what stands in a box that is not shown any more seals nothing, and shuts nothing', () => {
    const other: ReleaseForm = { ...subpoena({ noNotice: 'secrecy' }), basis: 'R97' };
    expect([isSealed(other), isSealed({ ...other, outcome: 'denied' })]).toEqual([false, false]);
    expect(checkRelease(other, known)).not.toHaveProperty('noNotice');
  });
});

describe('what keeps an entry out of the log', () => {
  it('R126: is a party that is barred, said at its field with the day', () => {
    const { party } = checkRelease(subpoena({ party: 'nordic studies.' }), known);
    expect(party).toContain('Barred until Jan 1, 2031');
    const denied = { ...subpoena({ party: 'Nordic Studies', deniedWhy: 'It is barred.' }), outcome: 'denied' } as const;
    expect(checkRelease(denied, known)).toEqual({});
  });

  it('is a day that lies ahead, where the server has said which day it is', () => {
    const ahead = subpoena({ notifiedOn: '2026-11-21' });
    expect(checkRelease(ahead, known)).toEqual({ notifiedOn: 'Choose a day up to today' });
    expect(checkRelease(ahead, { about: null, parties: [] })).toEqual({});
  });

  it('is a basis that was not chosen, with every field that is empty', () => {
    const errors = checkRelease({ outcome: 'released', basis: '', filled: { day: '2026-11-20' } }, known);
    expect(Object.keys(errors).toSorted()).toEqual(['basis', 'capacity', 'interest', 'party', 'records']);
  });

  it('R117: is what stands in another book', () => {
    const consent: ReleaseForm = { outcome: 'released', basis: 'R83', filled: asked };
    expect(endsHere(consent)).toBe(true);
    expect(checkRelease({ ...consent, filled: { ...asked, proven: 'papers', noticeGiven: true } }, known)).toEqual({
      basis: 'This is not entered in the log. It is recorded elsewhere.',
    });
    expect(endsHere({ ...consent, outcome: 'denied' })).toBe(false);
  });

  it('R100, R98: is a gate that never opens', () => {
    const study = answerLook({ outcome: 'released', basis: 'R98', filled: asked }, about);
    expect(study).toMatchObject({ heading: 'It may not be released under this', tone: 'danger' });
    const grown = answerLook({ outcome: 'released', basis: 'R100', filled: asked }, about);
    expect(grown?.hinders).toEqual([expect.stringContaining('not 18 yet')]);
  });

  it('R115: is nothing for a request that was denied with the reason', () => {
    const denied: ReleaseForm = { outcome: 'denied', basis: 'none', filled: { ...asked, deniedWhy: 'No order.' } };
    expect(checkRelease(denied, known)).toEqual({});
    expect(answerLook(denied, about)).toBeNull();
  });
});

it('the server’s issues stand at their fields, the first at each', () => {
  const issues = [
    { path: 'body.form.filled.party', code: 'barred' },
    { path: 'body.form.filled.capacity', code: 'not-for-basis' },
    { path: 'body.form.filled.interest', code: 'names-staff' },
    { path: 'body.form.basis', code: 'gate.parent-told' },
    { path: 'body.form.basis', code: 'exempt' },
    { path: 'body.elsewhere', code: 'custom' },
  ];
  expect(releaseErrors(issues)).toEqual({
    party: 'This party is barred: nothing may be released to it',
    capacity: 'This basis is not for somebody in that capacity',
    interest: expect.stringContaining('Take staff names') as string,
    notifiedOn: expect.stringContaining('Enter the day on which') as string,
    basis: 'This is not entered in the log. It is recorded elsewhere.',
    form: expect.any(String) as string,
  });
});
