import { expect, it } from 'vitest';
import { FORM } from '../../../shared/areas/names/testing/updates.ts';
import { acknowledged, nameLines, otherAnswers, otherFields } from './filled-rows.ts';

it('R193 to R200: shows all of the form once: names beside each other, other answers, statements', () => {
  expect(
    nameLines(FORM)
      .filter(({ changes }) => changes)
      .map(({ now, then }) => [now, then]),
  ).toEqual([
    ['Kiri', 'Kit'],
    ['Female', 'Male'],
  ]);
  const shown = [
    ...otherFields(FORM)
      .map(({ name }) => name)
      .filter((name) => name in FORM),
    ...acknowledged(FORM).map(({ name }) => name),
    ...['currentFirst', 'currentMiddle', 'currentLast', 'currentGender', 'first', 'middle', 'last', 'gender'],
  ];
  expect(shown.toSorted()).toEqual(Object.keys(FORM).toSorted());
  expect(otherAnswers({ ...FORM, newer: 'x' })).toMatchObject({ pronouns: 'they', newer: 'x' });
});
