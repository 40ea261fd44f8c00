import { beforeEach, expect, test } from 'vitest';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { lookOf, reviewIssue } from './words.ts';

beforeEach(() => setLocale('en'));

test('only what waits for its review is red, and each state has a shape and a word of its own', () => {
  const looks = [null, 'justified' as const, 'not-justified' as const].map((finding) => lookOf({ finding }));
  expect(looks.map(({ tone }) => tone === 'danger')).toEqual([true, false, false]);
  expect(new Set(looks.map(({ icon }) => icon)).size).toBe(3);
  expect(new Set(looks.map(({ text }) => text)).size).toBe(3);
});

test('each issue says what to do at its field', () => {
  const texts = [
    reviewIssue('finding', 'missing', 9),
    reviewIssue('text', 'too_small', 9),
    reviewIssue('text', 'too_big', 9),
  ];
  expect(new Set(texts).size).toBe(3);
  expect(texts[2]).toContain('9');
});
