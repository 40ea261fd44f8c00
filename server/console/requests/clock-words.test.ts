import { expect, test } from 'vitest';
import { clockLook, clockTitle } from './clock-words.ts';
import { clock } from './testing/rows.ts';

const TODAY = '2026-11-10';
const look = (change: Parameters<typeof clock>[0], kind = 'inspection') => {
  const { tone, text } = clockLook(kind, clock(change), TODAY);
  return [tone, text];
};

test('a clock says its day and how far away that is', () => {
  expect(look({})).toEqual(['plain', '7 days left, due Nov 17, 2026']);
  expect(look({ due: '2026-11-11' })).toEqual(['warn', '1 day left, due Nov 11, 2026']);
  expect(look({ due: TODAY })).toEqual(['warn', 'due today, Nov 10, 2026']);
  expect(look({ state: 'late', due: '2026-11-08' })).toEqual(['danger', '2 days late, was due Nov 8, 2026']);
  expect(look({ due: null })).toEqual(['plain', 'stands still']);
});

test('a clock that was met says when, and whether that was late', () => {
  expect(look({ state: 'met', metOn: '2026-11-09' })).toEqual(['ok', 'done Nov 9, 2026, was due Nov 17, 2026']);
  const late = { state: 'met-late', due: '2026-11-08', metOn: '2026-11-09' } as const;
  expect(look(late)).toEqual(['warn', 'done Nov 9, 2026, 1 day late']);
});

test('R190, R191: the parent has time to object, after which the answer is owed', () => {
  const juvenile = (change: Parameters<typeof clock>[0]) => look(change, 'juvenile');
  expect(juvenile({ rule: 'W6', due: TODAY })).toEqual(['plain', 'open until today, Nov 10, 2026']);
  expect(juvenile({ rule: 'W6', due: '2026-11-11' })).toEqual(['plain', '1 day left, open until Nov 11, 2026']);
  const over = { rule: 'W6', state: 'met', due: '2026-11-09', metOn: '2026-11-09' } as const;
  expect(juvenile(over)).toEqual(['plain', 'over since Nov 9, 2026']);
  expect(juvenile({ rule: 'W7', due: '2026-11-13' })).toEqual([
    'plain',
    '3 days left, to be answered after Nov 13, 2026',
  ]);
  expect(juvenile({ rule: 'W7', due: '2026-11-09' })).toEqual(['warn', 'over since Nov 9, 2026: answer now']);
  expect(juvenile({ rule: 'W7', state: 'stopped', due: null })).toEqual(['plain', 'stopped by the objection']);
});

test('a clock of a newer program is told by its number', () => {
  expect(clockTitle('W1')).toBe('Inspection answered');
  expect(clockTitle('W99')).toBe('W99');
});
