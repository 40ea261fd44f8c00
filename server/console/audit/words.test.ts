import { expect, test } from 'vitest';
import { AUDIT_ACTIONS } from '../../../shared/audit/event.ts';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { actionWord, ruleWord } from './words.ts';

test('every action of the catalogue has words of its own; a newer one is spelled out', () => {
  setLocale('en');
  expect(new Set(AUDIT_ACTIONS.map(actionWord)).size).toBe(AUDIT_ACTIONS.length);
  expect(actionWord('student.view')).toBe('Opened a face sheet');
  expect(actionWord('case.closed')).toBe('Case closed');
});

test('a rule is shown with its title where it is known', () => {
  expect(ruleWord('R44', 'en')).toBe('R44: Teachers, for students now in their classes');
  expect(ruleWord('R999', 'en')).toBe('R999');
});
