import { beforeEach, expect, test } from 'vitest';
import { setLocale } from '../../../../shared/ui/locale.svelte.ts';
import { compareRows, witnessGroups } from './compare.ts';

const seen = {
  system: 'demo',
  idKind: 'studentNumber',
  sisId: '204417',
  name: 'OKONKWO-REYES, IFEOMA',
  adapterRevision: 1,
} as const;

beforeEach(() => setLocale('en'));

test('what the places of a page say stands by field, number first, with the ones that differ marked', () => {
  const groups = witnessGroups([
    { field: 'name', value: 'A', where: 'Banner' },
    { field: 'sisId', value: '204417', where: 'Banner' },
    { field: 'sisId', value: '204471', where: 'Menu' },
  ]);
  expect(groups.map(({ word, differs }) => [word, differs])).toEqual([
    ['Student number', true],
    ['Name', false],
  ]);
});

test('page and record stand side by side; a value the page lacks is said in words', () => {
  const rows = compareRows(
    {
      kind: 'disagrees',
      seen,
      fields: [
        { field: 'name', agrees: false },
        { field: 'birthDate', agrees: true },
      ],
    },
    'en',
  );
  expect(rows).toEqual([
    { word: 'Student number', page: '204417', verdict: 'found' },
    { word: 'Name', page: 'OKONKWO-REYES, IFEOMA', verdict: 'differs' },
    { word: 'Birth date', page: 'not on the page', verdict: 'same' },
  ]);
});
