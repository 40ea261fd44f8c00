import { expect, test } from 'vitest';
import { checkBar, checkParty, toBar } from './custody-form.ts';

const bar = { from: '2026-11-20', until: '2031-11-20', ground: 'study', finding: ' It passed data on. ' } as const;

test('R126: a bar lasts for five years at least, and says who found what', () => {
  expect(checkBar(bar)).toEqual({});
  expect(Object.keys(checkBar({ ...bar, until: '2031-11-19' }))).toEqual(['until']);
  expect(Object.keys(checkBar({ from: '', until: '', ground: '', finding: ' ' }))).toEqual([
    'from',
    'until',
    'ground',
    'finding',
  ]);
});

test('a bar is sent without the space around its words, and not before it is known who found it', () => {
  expect(toBar('p', bar)).toEqual({ ...bar, partyId: 'p', finding: 'It passed data on.' });
  expect(toBar('p', { ...bar, ground: '' })).toBeNull();
});

test('a party has a name with letters in it, and a capacity', () => {
  expect(checkParty({ name: 'County Court', capacity: 'court' })).toEqual({});
  expect(Object.keys(checkParty({ name: ' – ', capacity: '' }))).toEqual(['name', 'capacity']);
  expect(Object.keys(checkParty({ name: 'x'.repeat(161), capacity: 'court' }))).toEqual(['name']);
});
