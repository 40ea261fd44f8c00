import { beforeEach, expect, test } from 'vitest';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { idAfter } from './api.ts';
import { filterAt } from '../audit/tokens.ts';
import { partsOf } from '../place.svelte.ts';
import { askedWords, ownLook, reviewLook, titleOf, trailOf, whyOf } from './words.ts';

beforeEach(() => setLocale('en'));

test('each state has a word and a shape of its own, and an open question is no alarm', () => {
  for (const lookOf of [ownLook, reviewLook]) {
    const looks = [
      lookOf({ finding: null, answeredAt: null }),
      lookOf({ finding: null, answeredAt: 1 }),
      lookOf({ finding: 'in-order', answeredAt: 1 }),
      lookOf({ finding: 'not-in-order', answeredAt: null }),
    ];
    expect(new Set(looks.map(({ text }) => text)).size).toBe(4);
    expect(new Set(looks.map(({ icon }) => icon)).size).toBe(4);
    expect(looks.map(({ tone }) => tone)).not.toContain('danger');
  }
});

test('all that is unusual is named, in the reader’s language', () => {
  const question = { kinds: ['same-surname', 'after-relation'] as const };
  expect(titleOf({ kinds: [...question.kinds] }, 'en')).toBe(
    'The same family name; After the work with the student ended',
  );
  expect(whyOf({ kinds: [...question.kinds] }, 'es')).toHaveLength(2);
});

test.each([
  ['2026-11-20', 'today'],
  ['2026-11-19', '1 day ago'],
  ['2026-11-12', '8 days ago'],
  // The reader's day may lie behind the district's.
  ['2026-11-21', 'today'],
])('asked on %s is %s', (askedDay, words) => {
  expect(askedWords({ askedDay }, '2026-11-20')).toBe(words);
});

test.each([
  ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'],
  ['019aa000-0000-7000-8000-0fffffffffff', '019aa000-0000-7000-8000-100000000000'],
])('after %s comes %s', (id, next) => {
  expect(idAfter(id)).toBe(next);
});

test('the trail is opened at the day of the uses, and at nobody', () => {
  const parts = partsOf(trailOf('2026-11-20')) ?? [];
  expect(parts[0]).toBe('audit');
  const day = { from: '2026-11-20', to: '2026-11-20' };
  expect(filterAt(parts.slice(1))).toEqual({ actions: [], decision: 'all', use: 'deliberate', ...day });
});
