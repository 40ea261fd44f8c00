import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEALTH_OUTCOMES, LOOK_UP_OUTCOMES } from '../wire/adapters.ts';
import { isTooMuch, LOOK_UP_LIMIT, READING_LIMIT, type Tally, verdictOn, WRONG_LEAST } from './health.ts';

const LIMITS = [LOOK_UP_LIMIT, READING_LIMIT];
const limit = fc.constantFrom(...LIMITS);
const tally = fc.record({ right: fc.nat({ max: 30 }), wrong: fc.nat({ max: 30 }) });
const tallies = fc.array(tally, { maxLength: 8 });
/** What one person may claim, without bounds. */
const claim = fc.record({ right: fc.nat(), wrong: fc.nat() });
const people = (count: number, each: Tally): Tally[] => Array.from({ length: count }, () => each);
/** Three who met it: each read enough, and much of it wrong. */
const met = fc
  .tuple(limit, fc.array(fc.integer({ min: 12, max: 1000 }), { minLength: 3, maxLength: 5 }))
  .map(([of, wrongs]) => ({ of, those: wrongs.map((wrong): Tally => ({ right: Math.floor(wrong / 2), wrong })) }));

describe('isTooMuch', () => {
  it.each([
    ['nobody looked', LOOK_UP_LIMIT, [], false],
    ['three people, a quarter wrong', LOOK_UP_LIMIT, people(3, { right: 9, wrong: 3 }), true],
    ['three people, a tenth wrong', LOOK_UP_LIMIT, people(3, { right: 18, wrong: 2 }), false],
    ['two people, all wrong', LOOK_UP_LIMIT, people(2, { right: 0, wrong: 50 }), false],
    ['three people, too few times', LOOK_UP_LIMIT, people(3, { right: 0, wrong: LOOK_UP_LIMIT.least - 1 }), false],
    ['three people, exactly often enough', LOOK_UP_LIMIT, people(3, { right: 4, wrong: WRONG_LEAST }), true],
    ['three people, one of a few wrong', LOOK_UP_LIMIT, people(3, { right: 6, wrong: WRONG_LEAST - 1 }), false],
    ['three people, exactly one in five', LOOK_UP_LIMIT, people(3, { right: 16, wrong: 4 }), true],
    ['readings, half wrong', READING_LIMIT, people(4, { right: 5, wrong: 5 }), true],
    ['readings, a third wrong', READING_LIMIT, people(4, { right: 10, wrong: 5 }), false],
    [
      'one who is wrong always, among many who are right',
      LOOK_UP_LIMIT,
      [{ right: 0, wrong: 10_000 }, ...people(5, { right: 20, wrong: 1 })],
      false,
    ],
    [
      'one who is right always, among three for whom all is wrong',
      READING_LIMIT,
      [{ right: 100_000, wrong: 0 }, ...people(3, { right: 0, wrong: 12 })],
      true,
    ],
  ])('%s', (_, of, given, said) => {
    expect(isTooMuch(given, of)).toBe(said);
  });

  it('is never brought about by one person alone, whatever they claim', () => {
    fc.assert(
      fc.property(tallies, claim, limit, (others, one, of) => {
        if (!isTooMuch([...others, one], of)) return;
        const also = others.filter(({ right, wrong }) => wrong >= WRONG_LEAST && wrong >= of.share * (right + wrong));
        expect(also.length).toBeGreaterThanOrEqual(2);
      }),
      {
        examples: [
          [people(3, { right: 4, wrong: 4 }), { right: 0, wrong: 1_000_000 }, LOOK_UP_LIMIT],
          [people(2, { right: 0, wrong: 12 }), { right: 0, wrong: 1_000_000 }, READING_LIMIT],
        ],
      },
    );
  });

  it('is never hidden by one person alone from three who met it, whatever they claim', () => {
    fc.assert(
      fc.property(met, tallies, claim, ({ of, those }, others, one) => {
        expect(isTooMuch([...others, ...those, one], of)).toBe(true);
      }),
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
    const wrong = [...HEALTH_OUTCOMES, ...LOOK_UP_OUTCOMES].filter(
      (outcome) => verdictOn({ page: '', outcome }) === 'wrong',
    );
    expect(wrong).toEqual(['conflict', 'no-fingerprint', 'disagreed']);
    expect(verdictOn({ page: '', outcome: 'unknown' })).toBe('neither');
    expect(verdictOn({ page: 'list', outcome: 'roster' })).toBe('right');
    expect(verdictOn({ page: '', outcome: 'matched' })).toBe('right');
  });

  it('takes a page of no student for right only where the adapter knows it', () => {
    expect(verdictOn({ page: 'calendar', outcome: 'none' })).toBe('right');
    expect(verdictOn({ page: '', outcome: 'none' })).toBe('neither');
  });
});
