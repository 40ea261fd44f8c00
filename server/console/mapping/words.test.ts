import { beforeEach, expect, test } from 'vitest';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { readClaims } from './claims-text.ts';
import { lineWords } from './line-words.ts';
import { book, id, row } from './testing/rows.ts';
import { dayWords, fitWords, rowSentence, standing, versionWords } from './words.ts';

const { buildings, inForce } = book([]);
beforeEach(() => setLocale('en'));

test('a row is said in one line', () => {
  expect(rowSentence(row(1), buildings)).toBe('group is SOC_WORK → Social worker, own school');
  const sub = row(1, {
    test: 'matches',
    value: 'SOC_*',
    building: id(310),
    scope: { kind: 'buildings', ids: [id(310)] },
    since: '2026-11-30',
    until: '2026-12-19',
  });
  expect(rowSentence(sub, buildings)).toBe(
    'group is like SOC_* at Harbor View High → Social worker, Harbor View High; Nov 30, 2026 to Dec 18, 2026',
  );
  setLocale('es');
  expect(rowSentence(row(1, { claim: 'roster', value: 'teacher' }), buildings)).toBe(
    'función en la lista es teacher → Trabajo social, su escuela',
  );
});

test('a row without days always holds; the last day is the one before it ends', () => {
  expect(dayWords(row(1))).toEqual(['always']);
  expect(dayWords(row(1, { until: '2027-07-01' }))).toEqual(['to Jun 30, 2027']);
  expect(dayWords(row(1, { since: '2026-07-01' }))).toEqual(['since Jul 1, 2026']);
});

test('what somebody has: roles and students, or nothing at all', () => {
  expect(standing([], 0)).toBe('no access');
  expect(standing([], 2)).toBe('no role, 2 students');
  expect(standing([{ role: 'teacher', building: 'Harbor View High' }], 1)).toBe('Teacher, Harbor View High, 1 student');
});

test('the set the program comes with has no day', () => {
  expect(versionWords({ ...inForce, publishedAt: Date.UTC(2026, 6, 1, 12) })).toBe('version 3 of Jul 1, 2026');
  expect(versionWords({ ...inForce, version: 0, publishedAt: null })).toBe('the set the program comes with');
});

test('which values fit is said by their names, the first few', () => {
  const carried = (value: string) => ({ claim: 'group', value, people: 2 });
  expect(fitWords([])).toBe('Nobody carries this now.');
  expect(fitWords([carried('A')])).toBe('2 people now.');
  expect(fitWords(['A', 'B', 'C', 'D', 'E'].map(carried))).toBe('Fits 5 values: A, B, C, D, …');
});

test('what is wrong with pasted claims is said line by line', () => {
  const words = (text: string) => lineWords(readClaims(text, buildings));
  expect(words('group = A @ 310')).toBeUndefined();
  expect(words(' \n')).toBe('Type or paste at least one claim, such as group = SOC_WORK');
  expect(words('group\ngroup = A @ 9')).toBe(
    'Line 1: put = between the claim and its value. Line 2: there is no school with the number 9. Check it, or leave it out.',
  );
  expect(words('group = A @')).toBe('Line 1: write the number of a school after the @, or leave out the @.');
  expect(words('group = A\n'.repeat(51))).toBe('At most 50 claims are tried at once: take some out');
});
