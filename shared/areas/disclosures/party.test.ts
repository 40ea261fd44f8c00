import { describe, expect, it } from 'vitest';
import { earliestEnd, namesParty, partyKey } from './party.ts';

describe('R126: a barred party', () => {
  it.each([
    ['Brightpath Research', 'brightpath research'],
    ['  BRIGHTPATH-Research, Inc. ', 'brightpath research inc'],
    ['Investigación Ñandú', 'investigacion nandu'],
    ['Études №5', 'etudes no5'],
    ['…!', ''],
  ])('%s is known as "%s"', (name, key) => {
    expect(partyKey(name)).toBe(key);
  });

  it.each([
    ['Brightpath Research', true],
    ['Dana Reyes, BRIGHTPATH research', true],
    ['Brightpath Research of Ohio', true],
    ['Brightpath Researchers', false],
    ['Research Brightpath', false],
    ['', false],
  ])('is found whoever writes for it: %s %s', (text, isNamed) => {
    expect(namesParty(text, 'brightpath research')).toBe(isNamed);
  });

  it.each([
    ['2026-11-20', '2031-11-20'],
    ['2028-02-29', '2033-02-28'],
  ])('from %s on is barred until %s at least', (from, until) => {
    expect(earliestEnd(from)).toBe(until);
  });
});
