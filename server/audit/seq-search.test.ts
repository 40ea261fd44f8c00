import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstReaching, MARGIN_MS, numbersOf } from './seq-search.ts';

/** Times that rise, but for falls of no more than the margin. */
const times = fc.array(fc.tuple(fc.nat(3 * MARGIN_MS), fc.nat(MARGIN_MS)), { maxLength: 60 }).map((steps) => {
  let highest = 10 * MARGIN_MS;
  return steps.map(([step, fall]) => (highest += step) - fall);
});

it('leaves nothing out of a span of time, however its entries fall back within the margin', async () => {
  await fc.assert(
    fc.asyncProperty(times, fc.nat(200), fc.nat(50), async (at, start, length) => {
      const [from, until] = [start * MARGIN_MS, (start + length) * MARGIN_MS];
      const timeOf = async (seq: number) => at[seq - 1] ?? Number.NaN;
      const { first, last } = await numbersOf(at.length, { from, until }, timeOf);
      const inside = at.flatMap((time, i) => (time >= from && time < until ? [i + 1] : []));
      expect(inside.every((seq) => seq >= first && seq <= last)).toBe(true);
    }),
  );
});

it('leaves nothing out where no time limits it', async () => {
  expect(await numbersOf(7, {}, () => Promise.reject(new Error('nobody has to ask')))).toEqual({ first: 1, last: 7 });
});

it('finds it in a few steps', async () => {
  let asked = 0;
  const timeOf = async (seq: number) => {
    asked += 1;
    return seq * 1000;
  };
  expect(await firstReaching(1_000_000, 700_000_500, timeOf)).toBe(700_001);
  expect(await firstReaching(1_000_000, 0, timeOf)).toBe(1);
  expect(await firstReaching(1_000_000, Number.MAX_SAFE_INTEGER, timeOf)).toBe(1_000_001);
  expect(asked).toBeLessThanOrEqual(3 * 20);
  expect(await firstReaching(0, 5, timeOf)).toBe(1);
});
