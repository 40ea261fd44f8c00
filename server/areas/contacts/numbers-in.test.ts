import { expect, it } from 'vitest';
import { numbersIn } from './numbers-in.ts';

it.each([
  ['ref 30101.', ['30101']],
  ['(T30101), 30102/x', ['T30101', '30102']],
  ['３０１０１', ['30101']],
  ['30101 and 30101', ['30101', '30101']],
])('R36: what can be an employee number is found: %s', (text, found) => expect(numbersIn(text)).toEqual(found));

it.each([
  '763-555-0142',
  '763.555.0142',
  '11/28/2026',
  '2026-11-28',
  'since 2024',
  'room 214',
  'at 10:30',
  'grade 9',
  '',
])('what cannot is not: %s', (text) => expect(numbersIn(text)).toEqual([]));
