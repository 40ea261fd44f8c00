import { expect, it } from 'vitest';
import { NAMED_DOCUMENTS } from '../../areas/names/which-name.ts';
import { whichRows } from './which-rows.ts';

const useOf = (lettersHome: boolean, id: string) => whichRows(lettersHome).find((row) => row.id === id)?.use;

it('R196, R198, R200, R204: says of every document which name it bears', () => {
  expect(new Set(whichRows(true).map(({ id }) => id))).toEqual(new Set(Object.keys(NAMED_DOCUMENTS)));
  expect(useOf(true, 'transcript')).toBe('legal');
  expect(useOf(true, 'state-report')).toBe('legal');
  expect(useOf(true, 'record-request')).toBe('both');
  expect(useOf(true, 'class-list')).toBe('chosen');
});

it('offers a choice in letters to the home only where the district does', () => {
  expect(useOf(true, 'letter-home')).toBe('as-chosen');
  expect(useOf(false, 'letter-home')).toBe('legal');
});
