import { expect, it } from 'vitest';
import { adapterWith } from '../testing/adapters.ts';
import { hasPersonWord, personWordsIn } from './person-words.ts';

const read = ['Amaru Quispe Huanca', '201938', 'Li Wu'];

it('finds what a page said of a person, wherever it got into an adapter', () => {
  const clean = adapterWith({ sisId: [{ from: 'label', item: 'tr', label: 'td', is: ['Student ID'] }] });
  expect(personWordsIn(clean, read)).toEqual([]);
  const label = adapterWith({ sisId: [{ from: 'label', item: 'dl', label: 'dt', is: ['Amaru Quispe:'] }] });
  expect(personWordsIn(label, read)).toEqual(['amaru', 'quispe']);
  const css = adapterWith({ name: [{ from: 'text', css: 'div#amaru-quispe' }] });
  expect(personWordsIn(css, read)).toEqual(['amaru', 'quispe']);
  const path = { ...clean, match: { ...clean.match, paths: ['/students/HUANCA/*'] } };
  expect(personWordsIn(path, read)).toEqual(['huanca']);
  const mark = adapterWith({}, { pages: [{ id: 'a', kind: 'none', when: { text: { 'td.quispe b': '^201938$' } } }] });
  expect(personWordsIn(mark, read)).toEqual(['quispe', '201938']);
});

it('does not take a short word for a name', () => {
  expect(hasPersonWord('Li', read)).toBe(false);
  expect(hasPersonWord('New student: Quispe', read)).toBe(true);
});
