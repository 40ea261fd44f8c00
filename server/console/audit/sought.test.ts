import { expect, test } from 'vitest';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { EVERYTHING } from '../../../shared/wire/audit.ts';
import { countWords, foundWords, isNarrow, NOBODY, rangeWords, useProposed, wireFilter } from './sought.ts';

const student = { studentId: 's', name: 'Kiri', sisId: '1' };
const person = { staffId: 'p', name: 'Rosa', number: '', hasAccount: true, active: true, roles: [] };

test('asks for whom is searched, besides what the address says', () => {
  expect(wireFilter(EVERYTHING, NOBODY)).toEqual(EVERYTHING);
  expect(isNarrow(wireFilter(EVERYTHING, NOBODY))).toBe(false);
  const both = wireFilter({ ...EVERYTHING, from: '2026-11-01' }, { student, staff: { person, purpose: 'Why not' } });
  expect(both).toEqual({
    ...EVERYTHING,
    from: '2026-11-01',
    studentId: 's',
    staff: { staffId: 'p', purpose: 'Why not' },
  });
  expect(isNarrow(both)).toBe(true);
});

test('proposes deliberate uses for a record that is newly asked about, and overrules no narrower choice', () => {
  const other = { ...student, studentId: 't' };
  expect(useProposed('all', null, student)).toBe('deliberate');
  expect(useProposed('all', other, student)).toBe('deliberate');
  expect(useProposed('all', student, student)).toBe('all');
  expect(useProposed('incidental', null, student)).toBe('incidental');
  expect(useProposed('all', null, null)).toBe('all');
});

test('says how many, how many at least, and of a member of staff nothing', () => {
  setLocale('en');
  expect(foundWords({ total: { count: 1, more: false } }, 'en')).toBe('1 entry, newest first');
  expect(foundWords({ total: { count: 10_000, more: true } }, 'en')).toBe('More than 10,000 entries, newest first');
  expect(foundWords({ total: null }, 'en')).not.toMatch(/\d/);
});

test('says how many a file will have', () => {
  setLocale('en');
  expect(countWords({ count: 9, more: false }, 'en')).toBe('Entries: 9 when the list was read');
  expect(countWords({ count: 10_000, more: true }, 'en')).toBe('Entries: more than 10,000 when the list was read');
});

test('says which part a page shows', () => {
  const rows = Array.from({ length: 50 }, () => ({}) as never);
  expect(rangeWords({ rows, total: { count: 214, more: false } }, 1, 'en')).toBe('51 to 100 of 214');
  expect(rangeWords({ rows, total: { count: 10_000, more: true } }, 300, 'en')).toBe(
    '15,001 to 15,050 of more than 15,050',
  );
  expect(rangeWords({ rows: [], total: { count: 0, more: false } }, 0, 'en')).toBe('0 to 0 of 0');
  expect(rangeWords({ rows, total: null }, 2, 'en')).toBe('Page 3');
});
