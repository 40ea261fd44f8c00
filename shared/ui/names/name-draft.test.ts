import { beforeEach, expect, it } from 'vitest';
import type { StudentNameUpdate } from '../../areas/names/names.ts';
import { setLocale } from '../locale.svelte.ts';
import { flagWords } from './flag-words.ts';
import {
  isBlankName,
  nameFields,
  type NameForm,
  newStep,
  rosterFilled,
  sentName,
  writtenInName,
} from './name-draft.ts';
import { lackWords, nameErrors } from './name-words.ts';

beforeEach(() => setLocale('en'));

const form: NameForm = {
  updateId: '',
  kind: 'asked',
  day: '2026-11-20',
  filled: { currentFirst: 'Kiri', currentLast: 'Baptiste', first: ' Kit ', last: 'Baptiste', pronouns: 'they' },
};
const namesOf = (one: NameForm, lettersHome = false) =>
  nameFields(one, { policy: lettersHome ? POLICY : null, steps: [] }).map(({ name }) => name);
const POLICY = {
  mode: 'allowed',
  fromDay: '2026-08-01',
  source: 'Policy 1',
  counsel: null,
  lettersHome: true,
} as const;

it('R193, R201: asks for what its answers ask for, and sends nothing else', () => {
  expect(namesOf(form)).not.toContain('lastProof');
  const other = { ...form, filled: { ...form.filled, last: 'Nguyen', pronouns: 'own', pronounsOwn: 'xe/xem' } };
  expect(namesOf(other)).toEqual(expect.arrayContaining(['lastProof', 'lastProofAt', 'pronounsOwn']));
  expect(
    sentName({ ...other, filled: { ...other.filled, last: 'Baptiste', lastProof: 'court-order' } }).filled,
  ).toEqual({
    currentFirst: 'Kiri',
    currentLast: 'Baptiste',
    first: 'Kit',
    last: 'Baptiste',
    pronouns: 'own',
    pronounsOwn: 'xe/xem',
  });
});

it('asks for the name of letters to the home only where the district lets them bear it', () => {
  expect([namesOf(form).includes('lettersHome'), namesOf(form, true).includes('lettersHome')]).toEqual([false, true]);
  expect(sentName({ ...form, filled: { ...form.filled, lettersHome: 'chosen' } }).filled).toHaveProperty('lettersHome');
});

it('is blank while only the name of the roster stands in it, and keeps the words of every step', () => {
  expect(isBlankName({ ...form, filled: { currentFirst: 'Kiri', currentLast: 'Baptiste' } })).toBe(true);
  const begun = { ...form, filled: rosterFilled({ givenName: 'Kiri', middleName: 'Ann', familyName: 'Baptiste' }) };
  expect([isBlankName(begun), writtenInName(begun)]).toEqual([true, []]);
  const other = { ...begun, filled: { ...begun.filled, last: 'Nguyen' } };
  expect([isBlankName(other), writtenInName(other)]).toEqual([false, ['Nguyen']]);
  expect(isBlankName(form)).toBe(false);
  expect(writtenInName({ ...form, kind: 'denied', filled: { reasons: 'Long words', ground: 'safety' } })).toEqual([
    'Long words',
  ]);
});

it('names a step that was a mistake among those that count, never the form itself', () => {
  const step = (id: string, kind: string) => ({ id, kind, day: '2026-11-20', filled: {} }) as never;
  const steps = [step('a', 'asked'), step('b', 'signed')] as StudentNameUpdate['steps'];
  const field = nameFields(newStep('u', 'struck', '2026-11-20'), { policy: null, steps }).find(
    ({ name }) => name === 'step',
  );
  expect(field).toMatchObject({ kind: 'choice', of: [{ id: 'b', title: { en: 'Signed, Nov 20, 2026' } }] });
});

it('R204: the flag is plain words, whatever the student wrote', () => {
  const flag = { name: 'Kit Baptiste', firstName: 'Kit', since: '2026-11-20' };
  expect(flagWords({ ...flag, pronouns: { id: 'own', own: '<b>xe</b>' } })).toBe('Name in use · <b>xe</b>');
  expect(flagWords({ ...flag, pronouns: { id: 'they', own: '' } })).toBe('Name in use · They/Them/Their');
  expect(flagWords({ ...flag, pronouns: null })).toBe('Name in use');
});

it('says what an update lacks, and what is wrong at its fields', () => {
  expect(lackWords('signature.parent')).toBe('A parent or guardian has not signed.');
  const issues = [
    { path: 'body.filled.first', code: 'nothing-changes' },
    { path: 'body.form.kind', code: 'policy.forbidden' },
  ];
  expect(nameErrors(issues)).toEqual({
    first: 'Nothing changes: the names and gender are the same, and no pronouns are chosen.',
    form: 'The district takes no such form.',
  });
});
