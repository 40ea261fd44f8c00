import { beforeEach, expect, test } from 'vitest';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { daysWords, phaseOn, sourceWord } from './words.ts';

beforeEach(() => setLocale('en'));

test.each([
  [{ since: '2026-08-12', until: null }, 'since Aug 12, 2026'],
  [{ since: '2026-08-12', until: '2027-06-12' }, 'Aug 12, 2026 to Jun 11, 2027'],
])('%j', (days, words) => {
  expect(daysWords(days, 'en')).toBe(words);
});

test.each([
  ['2026-08-11', 'coming'],
  ['2026-08-12', 'now'],
  ['2027-06-11', 'now'],
  ['2027-06-12', 'past'],
])('on %s it is %s', (day, phase) => {
  expect(phaseOn({ since: '2026-08-12', until: '2027-06-12' }, day)).toBe(phase);
});

test('each source has words, and one that is newer is spelled out', () => {
  const words = ['roster', 'assignments', 'mapping', 'console', 'night-desk'].map(sourceWord);
  expect(new Set(words).size).toBe(5);
  expect(words.at(-1)).toBe('Night desk');
});
