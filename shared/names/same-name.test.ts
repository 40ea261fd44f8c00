import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonName } from './fold.ts';
import { sameName } from './same-name.ts';

const kiri: PersonName = { given: 'Kiri', middle: 'Anh', family: 'Baptiste-Nguyen' };

const word = fc.stringMatching(/^[A-ZÅÉÖÑ][a-zåéöñ]{2,8}$/u);
const family = fc.oneof(
  word,
  fc.tuple(word, word).map(([a, b]) => `${a}-${b}`),
  word.map((w) => `O'${w}`),
);
const person: fc.Arbitrary<PersonName> = fc.record({ given: word, middle: word, family });

const middles: readonly ((p: PersonName) => string)[] = [
  (p) => p.middle,
  (p) => p.middle.charAt(0),
  (p) => `${p.middle.charAt(0)}.`,
  () => '',
];
const orders: readonly ((p: PersonName, middle: string) => string)[] = [
  (p, middle) => `${p.family}, ${p.given} ${middle}`,
  (p, middle) => `${p.given} ${middle} ${p.family}`,
  (p, middle) => `${p.family} ${p.given} ${middle}`,
];
const spellings: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => name.toLowerCase(),
  (name) => name.normalize('NFD').replace(/\p{M}/gu, ''),
  (name) => name.replace(/-/gu, ' '),
  (name) => name.replace(/-/gu, ''),
  (name) => name.replace(/'/gu, '’'),
  (name) => name.replace(/'/gu, ''),
  (name) => `  ${name.replace(/ /gu, '   ')} `,
];

describe('sameName', () => {
  it.each([
    'BAPTISTE-NGUYEN, KIRI A',
    'Baptiste Nguyen, Kiri',
    'Kiri Anh Baptiste-Nguyen',
    'BaptisteNguyen, Kiri A.',
    'Baptiste-Nguyen, Kiri Anh, Jr.',
    'BAPTISTE-NGUYEN III, KIRI',
    'Baptiste-Nguyen, Kiri (Kiki)',
  ])('takes %s for Kiri', (page) => expect(sameName(page, kiri)).toBe(true));

  it.each([
    '',
    ',',
    'Kiri',
    'Baptiste-Nguyen',
    'Baptiste, Kiri',
    'Nguyen, Kiri',
    'Baptiste-Nguyen, K',
    'Kiri, Baptiste-Nguyen',
    'Baptiste-Nguyen, Kira',
    'Baptiste-Nguyen, Kiri B',
  ])('does not take "%s" for Kiri', (page) => expect(sameName(page, kiri)).toBe(false));

  it('knows given names of two words, whole or by the first', () => {
    const mary: PersonName = { given: 'Mary Ann', middle: '', family: 'De La Cruz' };
    for (const page of ['DELACRUZ, MARYANN', 'De la Cruz, Mary', 'Mary A de la Cruz', 'Mary-Ann De La Cruz']) {
      expect(sameName(page, mary), page).toBe(true);
    }
    expect(sameName('De La Cruz, Ann', mary)).toBe(false);
  });

  it('takes one more word where the roster has no middle name, not two', () => {
    const mai: PersonName = { given: 'Mai', middle: '', family: 'Xiong' };
    expect(sameName('Xiong, Mai L', mai)).toBe(true);
    expect(sameName('Xiong, Mai Lee Pa', mai)).toBe(false);
  });

  it('does not lose a person whose name is a suffix', () => {
    expect(sameName('Iv, Sokha', { given: 'Sokha', middle: '', family: 'Iv' })).toBe(true);
  });

  it('takes every order, case, accent, middle, hyphen, apostrophe and suffix for the same', () => {
    const options = [
      fc.constantFrom(...middles),
      fc.constantFrom(...orders),
      fc.constantFrom(...spellings),
      fc.constantFrom('', ' Jr.', ', III'),
    ] as const;
    fc.assert(
      fc.property(person, ...options, (p, middle, order, spell, suffix) => {
        expect(sameName(spell(order(p, middle(p)) + suffix), p)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('never takes another family or given name, or another initial', () => {
    const other = fc.tuple(person, fc.constantFrom('given', 'family', 'middle'), fc.constantFrom(...orders));
    fc.assert(
      fc.property(other, ([p, part, order]) => {
        const wrong = { ...p, [part]: `Q${p[part]}q` };
        fc.pre(p.middle.charAt(0) !== 'Q');
        expect(sameName(order(wrong, part === 'middle' ? 'Q' : p.middle), p)).toBe(false);
      }),
    );
  });
});
