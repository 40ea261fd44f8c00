import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Adapter } from './adapter.ts';
import { adviseOn } from './advise.ts';
import { segmentsOf, selectorAdvice } from './selector-advice.ts';

const SOUND: Adapter = {
  schemaVersion: 1,
  id: 'sound',
  title: 'A SIS',
  status: 'draft',
  idKind: 'studentNumber',
  match: { origins: ['https://sis.example.org'], paths: ['/*'], frame: 'top' },
  fingerprint: ['main#record'],
  watch: { mutation: { root: 'body' } },
  pages: [
    {
      id: 'student',
      kind: 'student',
      fields: {
        sisId: { any: [{ from: 'text', css: 'main td.id' }], agree: [{ from: 'text', css: 'main h1' }] },
        name: [{ from: 'text', css: 'main td.name' }],
      },
    },
  ],
};
const [page] = SOUND.pages;
const withFields = (fields: NonNullable<(typeof page & object)['fields']>) => ({ pages: [{ ...page!, fields }] });
const ID = [{ from: 'text', css: 'main td.id' }] as const;

describe('adviseOn', () => {
  it('has nothing to say of a sound one', () => {
    expect(adviseOn(SOUND)).toEqual([]);
  });

  it.each<[string, Partial<Adapter>, string[]]>([
    [
      'a site that others can listen to',
      { match: { ...SOUND.match, origins: ['http://sis.test'] } },
      ['not-https match.origins.0'],
    ],
    [
      'a site on this machine',
      { match: { ...SOUND.match, origins: ['http://127.0.0.1:8788', 'http://localhost'] } },
      [],
    ],
    [
      'a name that only begins like this machine',
      { match: { ...SOUND.match, origins: ['http://127.0.0.1.test'] } },
      ['not-https match.origins.0'],
    ],
    ['no fingerprint', { fingerprint: [] }, ['no-fingerprint fingerprint']],
    ['a selector without a tag', { busy: ['div .wait'] }, ['no-tag busy.0']],
    ['a number alone', withFields({ sisId: { any: [...ID], agree: [...ID] } }), ['number-alone pages.0']],
    ['no witness', withFields({ sisId: [...ID], birthDate: [...ID] }), ['no-witness pages.0']],
    ['a name alone', withFields({ name: [...ID] }), []],
    [
      'a root that may not hold what is read',
      { watch: { mutation: { root: 'main' } }, ...withFields({ name: [{ from: 'text', css: 'header h1' }] }) },
      ['outside-root pages.0.fields.name.0.css'],
    ],
    ['a root that all begins below', { watch: { mutation: { root: 'main' } } }, []],
  ])('says of %s', (_, change, said) => {
    expect(adviseOn({ ...SOUND, ...change }).map(({ kind, place }) => `${kind} ${place}`)).toEqual(said);
  });
});

describe('selectorAdvice', () => {
  it.each([
    ['form[name=student]', []],
    ['[name=student]', ['no-tag']],
    ['#student', ['no-tag']],
    ['table tr:nth-child(2) td', ['pseudo-class']],
    ['input:checked', ['pseudo-class']],
    ['a[title=":first > b"]', []],
    ['main > div section table tr td', ['too-deep']],
    ['main > div section table td', []],
    ['td, .x', ['no-tag']],
    ['li:not(.a, .b)', []],
  ])('of %s', (css, said) => {
    expect(selectorAdvice(css)).toEqual(said);
  });

  it('counts segments, whatever stands between them', () => {
    const between = fc.constantFrom(' ', ' > ', '>', ' + ', '~');
    const segment = fc.constantFrom('td', 'a[href="x > y"]', 'li:not(.a > .b)', "p[title='a b']");
    fc.assert(
      fc.property(fc.array(fc.tuple(segment, between), { minLength: 1, maxLength: 6 }), (steps) => {
        const css = steps.map(([each, gap], i) => (i === 0 ? each : `${gap}${each}`)).join('');
        expect(segmentsOf(css)).toEqual(steps.map(([each]) => each));
      }),
    );
  });
});
