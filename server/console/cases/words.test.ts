import { expect, test } from 'vitest';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { ageWord } from './words.ts';

test('a case is so many days old', () => {
  setLocale('en');
  expect(ageWord({ openedOn: '2026-11-19' }, '2026-11-20')).toBe('1 day');
  expect(ageWord({ openedOn: '2026-10-31' }, '2026-11-02')).toBe('2 days');
});
