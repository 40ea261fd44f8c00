import { expect, test } from 'vitest';
import { pageKey } from './page-key.ts';
import { seenOf } from './testing/samples.ts';

const { sisId: _, ...named } = seenOf('17');

test('is the number in its system, whatever else the page says', () => {
  expect(pageKey(seenOf('17', { name: 'Other', grade: '9' }))).toBe(pageKey(seenOf('17')));
  expect(pageKey(seenOf('18'))).not.toBe(pageKey(seenOf('17')));
  expect(pageKey(seenOf('17', { system: 'other-sis' }))).not.toBe(pageKey(seenOf('17')));
  expect(pageKey(seenOf('17', { idKind: 'stateId' }))).not.toBe(pageKey(seenOf('17')));
});

test('is the name where there is no number, and never mistaken for one', () => {
  expect(pageKey(named)).toBe(pageKey({ ...named, grade: '9' }));
  expect(pageKey({ ...named, name: 'Other' })).not.toBe(pageKey(named));
  expect(pageKey({ ...named, birthDate: '2012-01-02' })).not.toBe(pageKey(named));
  expect(pageKey({ ...named, name: '17' })).not.toBe(pageKey(seenOf('17')));
});
