import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from './differences.ts';

const text = (value: unknown) => JSON.stringify(value);

describe('differences', () => {
  it('names what was changed, added and taken away, by key', () => {
    const before = text({ id: 'a', revision: 1, title: 'x', pages: [{ id: 'p', when: { has: ['b'] } }], busy: ['i'] });
    const after = text({ id: 'a', revision: 9, title: 'y', pages: [{ id: 'p', when: { has: ['b', 'c'] } }] });
    expect(differences(before, after)).toEqual([
      { place: 'title', before: '"x"', after: '"y"' },
      { place: 'pages.0.when.has.1', before: null, after: '"c"' },
      { place: 'busy.0', before: '"i"', after: null },
    ]);
  });

  it('finds none in a text and itself, however it is laid out', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        expect(differences(text(value), JSON.stringify(value, null, 2))).toEqual([]);
      }),
    );
  });
});
