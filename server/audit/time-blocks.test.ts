import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reachingInto } from './time-blocks.ts';

const HOUR_MS = 3_600_000;

/** A clock that goes on, falls back a little, and now and then jumps by up to years, either way. */
const step = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -HOUR_MS, max: 3 * HOUR_MS }) },
  { weight: 1, arbitrary: fc.integer({ min: -20_000, max: 20_000 }).map((hours) => hours * HOUR_MS) },
);
const clock = fc.array(step, { maxLength: 80 }).map((steps) => {
  let at = 1e12;
  return steps.map((by) => (at += by));
});

const spansOf = (times: readonly number[], size: number) =>
  Array.from({ length: Math.ceil(times.length / size) }, (_, i) => {
    const part = times.slice(i * size, (i + 1) * size);
    return {
      first: i * size + 1,
      last: i * size + part.length,
      lowest: Math.min(...part),
      highest: Math.max(...part),
    };
  });

it('leaves no entry of a time out, however the clock was set', () => {
  fc.assert(
    fc.property(clock, fc.integer({ min: 1, max: 7 }), fc.nat(80), fc.nat(48), (times, size, about, hours) => {
      // Around a time that there is: a span in the middle of nowhere would hold nothing to leave out.
      const from = (times[about % Math.max(times.length, 1)] ?? 0) - HOUR_MS;
      const until = from + hours * HOUR_MS;
      const blocks = reachingInto(spansOf(times, size), { from, until });
      const inside = times.flatMap((at, i) => (at >= from && at < until ? [i + 1] : []));
      expect(inside.filter((seq) => !blocks.some(({ first, last }) => first <= seq && seq <= last))).toEqual([]);
    }),
  );
});

it('goes no further than the blocks that reach into the time', () => {
  const spans = spansOf([10, 20, 30, 40, 50, 60], 2);
  const reached = (time: Parameters<typeof reachingInto>[1]) => reachingInto(spans, time).map(({ first }) => first);
  expect(reached({ from: 30, until: 40 })).toEqual([3]);
  expect(reached({ from: 21, until: 30 })).toEqual([]);
  expect(reached({ until: 11 })).toEqual([1]);
  expect(reached({ from: 60 })).toEqual([5]);
});
