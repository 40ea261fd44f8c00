import { expect, test } from 'vitest';
import { nameWords } from './called-words.ts';
import { nameInSystem, shownName } from '../../areas/names/called.ts';

test.each([
  ['Kiri', undefined, 'Kiri', null, 'Kiri'],
  ['Kiri', 'Kit', 'Kit', 'Kiri', "Kit (in the school's system: Kiri)"],
  // The school's system has it too.
  ['Kit', 'Kit', 'Kit', null, 'Kit'],
])('R204: %s, called %s, is shown as %s', (name, called, shown, inSystem, words) => {
  const student = { name, called };
  expect([shownName(student), nameInSystem(student), nameWords(student)]).toEqual([shown, inSystem, words]);
});
