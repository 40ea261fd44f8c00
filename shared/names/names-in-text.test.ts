import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonName } from './fold.ts';
import { createNameIndex, type Known } from './names-in-text.ts';

const own: PersonName = { given: 'Kiri', middle: 'Anh', family: 'Baptiste-Nguyen' };
const known = (id: string, given: string, family: string, middle = ''): Known => ({ id, given, middle, family });
const PEOPLE = [
  known('jose', 'José', 'Muñoz'),
  known('ann', 'Mary Ann', "O'Brien"),
  known('leo', 'Leo', 'Baptiste-Nguyen'),
  known('self', 'Kiri', 'Baptiste-Nguyen', 'Anh'),
  known('asa', 'Åsa', 'D’Sånchez'),
  known('may', 'May', 'Okafor-Lindqvist', 'Rose'),
];
const index = createNameIndex(PEOPLE);
const named = (text: string) => index.find(text, own).map(({ start, end, whom }) => [text.slice(start, end), ...whom]);

describe('R174: whom a text names beside the student', () => {
  it.each([
    ['He sat with José Muñoz at lunch.', ['José Muñoz', 'jose']],
    ['JOSE MUNOZ was there', ['JOSE MUNOZ', 'jose']],
    ['Muñoz, José: late', ['Muñoz, José', 'jose']],
    ['José Muñoz’s mother called', ['José Muñoz', 'jose']],
    ['Åsa D’Sånchez’s bus', ['Åsa D’Sånchez', 'asa']],
    ['Jose\u0301 Mun\u0303oz left', ['Jose\u0301 Mun\u0303oz', 'jose']],
    ['Jo\u00ADsé Muñoz', ['Jo\u00ADsé Muñoz', 'jose']],
    ['Mary Ann O’Brien', ['Mary Ann O’Brien', 'ann']],
    ['Mary OBRIEN', ['Mary OBRIEN', 'ann']],
    ['Maryann O`Brien', ['Maryann O`Brien', 'ann']],
    ['José R. Muñoz', ['José R. Muñoz', 'jose']],
    ['May Rose Okafor Lindqvist', ['May Rose Okafor Lindqvist', 'may']],
    ['May Okafor', ['May Okafor', 'may']],
    ['her brother Leo, who waits', ['Leo', 'leo']],
    ['Leo Baptiste-Nguyen', ['Leo Baptiste-Nguyen', 'leo']],
  ])('%s', (text, hit) => expect(named(text)).toEqual([hit]));

  it.each([
    'Kiri Baptiste-Nguyen came, and Kiri Anh Baptiste-Nguyen left.',
    'José and a Muñoz',
    'Joséphine Muñozes',
    'J. Muñoz',
    'a leo in the zoo',
    '',
  ])('nobody in: %s', (text) => expect(named(text)).toEqual([]));
});

const letters = fc.stringMatching(/^[A-ZÅÉÖÑŁĐ][a-zåéöñłđ]{2,7}$/u);
const parts = fc.array(letters, { minLength: 1, maxLength: 3 });
const joined = fc.constantFrom(' ', '-', "'", '’');
const names = fc
  .record({ given: parts, family: parts, join: joined })
  .map(({ given, family, join }) => ({ given: given.join(join === '-' ? '-' : ' '), family: family.join(join) }));
const around = fc.constantFrom('', ' ', ', ', '. ', '\n', ' (', ') ', ' — ', '¿', '; ');
const orders = [
  (given: string, family: string) => `${given} ${family}`,
  (given: string, family: string) => `${family}, ${given}`,
  (given: string, family: string) => `${given.toUpperCase()} ${family.toUpperCase()}`,
  (given: string, family: string) => `${given} ${family}`.normalize('NFD'),
  (given: string, family: string) => `${given} X. ${family}`,
  (given: string, family: string) => `${given} ${family}’s`,
];

describe('R174: whoever is in the roster', () => {
  const nobody: PersonName = { given: 'Zzyzx', middle: '', family: 'Qqqqq' };
  const isWordSign = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}\p{M}]/u.test(sign);

  it('is found wherever the name stands in a text, with the places right, and no word is cut in two', () => {
    fc.assert(
      fc.property(
        fc.array(names, { minLength: 1, maxLength: 20 }),
        fc.nat(),
        fc.constantFrom(...orders),
        fc.tuple(fc.lorem({ maxCount: 6 }), around, around, fc.lorem({ maxCount: 6 })),
        (roster, pick, write, [before, open, shut, after]) => {
          const people = roster.map((name, i) => ({ id: String(i), middle: '', ...name }));
          const meant = people[pick % people.length]!;
          const written = write(meant.given, meant.family);
          const text = `${before} ${open}${written}${shut} ${after}`;
          const at = `${before} ${open}`.length;
          const hits = createNameIndex(people).find(text, nobody);
          const hit = hits.find(({ start, whom }) => start <= at && whom.includes(meant.id));
          const end = at + written.length - (written.endsWith('’s') ? 2 : 0);
          expect(hit?.end).toBeGreaterThanOrEqual(end);
          for (const { start, end: stop } of hits) {
            expect(isWordSign(text[start - 1])).toBe(false);
            expect(isWordSign(text[stop])).toBe(false);
          }
          for (const [i, one] of hits.entries()) expect(one.start).toBeGreaterThanOrEqual(hits[i - 1]?.end ?? 0);
        },
      ),
    );
  });

  it('takes one pass over a text, whatever the size of the district', () => {
    const people = Array.from({ length: 20_000 }, (_, i) =>
      known(String(i), `Given${(i % 140).toString(36)}`, `Family${Math.floor(i / 7).toString(36)}`),
    );
    const large = createNameIndex(people);
    const text = 'Given1 walked home with Family2 and said that Given3 Family1 did too. '.repeat(200);
    const began = performance.now();
    large.find(text, nobody);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
