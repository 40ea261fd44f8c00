import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEALTH_OUTCOMES, LOOK_UP_OUTCOMES } from '../wire/adapters.ts';
import { isTooMuch, LOOK_UP_LIMIT, PEOPLE_LEAST, READING_LIMIT, type Tally, total, verdictOn } from './health.ts';

const LIMITS = [LOOK_UP_LIMIT, READING_LIMIT];
const limit = fc.constantFrom(...LIMITS);
const tally = fc.record({ right: fc.nat({ max: 30 }), wrong: fc.nat({ max: 30 }) });
const tallies = fc.array(tally, { maxLength: 8 });
/** What one person may claim, without bounds. */
const claim = fc.record({ right: fc.nat(), wrong: fc.nat() });
const people = (count: number, each: Tally): Tally[] => Array.from({ length: count }, () => each);
const passes = (some: readonly Tally[], { least, share }: (typeof LIMITS)[number]) => {
  const { right, wrong } = total(some);
  return right + wrong >= least && wrong >= share * (right + wrong);
};

describe('isTooMuch', () => {
  it.each([
    ['nobody looked', LOOK_UP_LIMIT, [], false],
    ['three people, a quarter wrong', LOOK_UP_LIMIT, people(3, { right: 9, wrong: 3 }), true],
    ['three people, a tenth wrong', LOOK_UP_LIMIT, people(3, { right: 18, wrong: 2 }), false],
    ['two people, all wrong', LOOK_UP_LIMIT, people(2, { right: 0, wrong: 50 }), false],
    ['three people, too few times', LOOK_UP_LIMIT, people(3, { right: 0, wrong: 9 }), false],
    ['exactly enough beside any one', LOOK_UP_LIMIT, people(3, { right: 8, wrong: 2 }), true],
    ['readings, half wrong', READING_LIMIT, people(4, { right: 5, wrong: 5 }), true],
    ['readings, a third wrong', READING_LIMIT, people(4, { right: 10, wrong: 5 }), false],
    [
      'one who is wrong always, among many who are right',
      LOOK_UP_LIMIT,
      [{ right: 0, wrong: 10_000 }, ...people(5, { right: 20, wrong: 1 })],
      false,
    ],
  ])('%s', (_, of, given, said) => {
    expect(isTooMuch(given, of)).toBe(said);
  });

  it('is never brought about by one person alone, whatever they claim', () => {
    fc.assert(
      fc.property(tallies, claim, limit, (others, one, of) => {
        if (isTooMuch([...others, one], of)) expect(passes(others, of)).toBe(true);
      }),
      { examples: [[people(3, { right: 4, wrong: 4 }), { right: 0, wrong: 1_000_000 }, LOOK_UP_LIMIT]] },
    );
  });

  it('says yes only where enough people met it, and passed the limit together', () => {
    fc.assert(
      fc.property(tallies, limit, (given, of) => {
        if (!isTooMuch(given, of)) return;
        expect(given.filter(({ wrong }) => wrong > 0).length).toBeGreaterThanOrEqual(PEOPLE_LEAST);
        expect(passes(given, of)).toBe(true);
      }),
      { examples: LIMITS.map((of) => [people(4, { right: 0, wrong: 20 }), of]) },
    );
  });

  it('goes by no order of the people', () => {
    fc.assert(
      fc.property(tallies, limit, (given, of) => {
        expect(isTooMuch(given.toReversed(), of)).toBe(isTooMuch(given, of));
      }),
    );
  });
});

describe('verdictOn', () => {
  it('takes for wrong what the page did not give, or another student’s name', () => {
    const wrong = [...HEALTH_OUTCOMES, ...LOOK_UP_OUTCOMES].filter((outcome) => verdictOn(outcome) === 'wrong');
    expect(wrong).toEqual(['conflict', 'no-fingerprint', 'disagreed']);
    expect(verdictOn('unknown')).toBe('neither');
    expect(verdictOn('roster')).toBe('right');
  });
});
