import { beforeEach, expect, test } from 'vitest';
import type { LogEntry } from '../../areas/disclosures/release.ts';
import { setLocale } from '../locale.svelte.ts';
import { readFields, saidOf, writtenBy, wrongWords } from './entry-read.ts';

const entry: LogEntry = {
  disclosureId: '00000000-0000-7000-8000-000000000001',
  at: Date.UTC(2026, 10, 20, 12),
  form: {
    outcome: 'released',
    basis: 'R102',
    filled: { day: '2026-11-20', party: 'City hospital', records: ['health', 'contact'], threat: 'An allergy' },
  },
  recorded: { at: 1, by: 'Phương Trần', role: 'Counselor', own: false },
  corrected: null,
};
const wrong = { why: 'It was the other hospital.', at: Date.UTC(2026, 10, 21, 12), by: 'Adaeze Nwosu' };

beforeEach(() => setLocale('en'));

test('an entry is told field by field, in words', () => {
  expect(saidOf(entry, 'day')).toBe('Nov 20, 2026');
  expect(saidOf(entry, 'records')).toBe('Health; Name, address, phone');
  expect([saidOf(entry, 'further'), saidOf(entry, 'nothing-like-it')]).toEqual(['', '']);
  expect([writtenBy(entry), writtenBy({ recorded: { ...entry.recorded, own: true } })]).toEqual([
    'Phương Trần, Counselor',
    'you',
  ]);
});

test('nothing that was filled in is left out, also where its basis asks for less today', () => {
  const names = readFields({ ...entry.form, basis: 'R107' }).map(({ name }) => name);
  expect(names.indexOf('threat')).toBeGreaterThan(names.indexOf('extent'));
  expect(new Set(names).size).toBe(names.length);
});

test('R120: a correction says why, when and by whom, and whether anything is right instead', () => {
  expect(wrongWords(entry)).toBeNull();
  expect(wrongWords({ corrected: { ...wrong, replacedBy: null } })).toEqual({
    heading: 'Should never have been entered',
    text: 'Nov 21, 2026, Adaeze Nwosu: It was the other hospital.',
  });
  expect(wrongWords({ corrected: { ...wrong, replacedBy: entry.disclosureId } })?.heading).toBe('Corrected');
});
