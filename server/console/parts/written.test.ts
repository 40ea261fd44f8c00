import { beforeEach, expect, test } from 'vitest';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { textIssue } from './written.ts';

beforeEach(() => setLocale('en'));

test.each([
  [' \n', 'missing'],
  ['', 'missing'],
  ['a', undefined],
  ['  abc ', undefined],
])('%j', (text, issue) => {
  expect(textIssue(text, 3, 'missing')).toBe(issue);
});

test('too long says how long it may be', () => {
  expect(textIssue('abcd', 3, 'missing')).toContain('3');
});
