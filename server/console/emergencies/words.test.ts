import { beforeEach, expect, test } from 'vitest';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { lookOf } from './words.ts';

beforeEach(() => setLocale('en'));

test('only what waits for its review is red, and each state has a shape and a word of its own', () => {
  const looks = [null, 'justified' as const, 'not-justified' as const].map((finding) => lookOf({ finding }));
  expect(looks.map(({ tone }) => tone === 'danger')).toEqual([true, false, false]);
  expect(new Set(looks.map(({ icon }) => icon)).size).toBe(3);
  expect(new Set(looks.map(({ text }) => text)).size).toBe(3);
});
