import { expect, test } from 'vitest';
import type { AuditRow } from '../../../shared/wire/audit.ts';
import { AUDIT_ACTIONS } from '../../../shared/audit/event.ts';
import { setLocale } from '../../../shared/ui/locale.svelte.ts';
import { NEWEST, newer, older, rangeOf } from './pages.ts';
import { actionWord, ruleWord } from './words.ts';

function rows(newest: number, count: number): AuditRow[] {
  return Array.from({ length: count }, (_, i) => ({
    seq: newest - i,
    at: 0,
    actor: null,
    action: 'student.view',
    student: null,
    resource: '',
    fieldClasses: [],
    decision: 'allowed' as const,
    ruleIds: [],
    requestId: '',
  }));
}

test('older and newer lead there and back, and stop at the ends', () => {
  const second = older(NEWEST, { next: 165 });
  expect(second).toEqual([undefined, 165]);
  expect(newer(second)).toEqual(NEWEST);
  expect(newer(NEWEST)).toEqual(NEWEST);
  expect(older(second, { next: null })).toEqual(second);
});

test('the range stays true while the trail grows', () => {
  expect(rangeOf({ rows: rows(214, 50), total: 214 })).toEqual({ from: 1, to: 50 });
  expect(rangeOf({ rows: rows(164, 50), total: 217 })).toEqual({ from: 54, to: 103 });
  expect(rangeOf({ rows: [], total: 0 })).toEqual({ from: 0, to: 0 });
});

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
