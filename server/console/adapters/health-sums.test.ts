import { describe, expect, it } from 'vitest';
import { byPage, lookUpsOf, percentRight, readingsOf } from './health-sums.ts';

const HEALTH = [
  { page: 'list', outcome: 'roster', count: 2 },
  { page: 'student', outcome: 'student', count: 7 },
  { page: 'student', outcome: 'conflict', count: 1 },
  { page: '', outcome: 'no-fingerprint', count: 2 },
  { page: '', outcome: 'matched', count: 5 },
  { page: '', outcome: 'disagreed', count: 1 },
  { page: '', outcome: 'unknown', count: 40 },
] as const;

describe('health of an adapter', () => {
  it('is summed by kind of page, the most read first, look-ups by themselves', () => {
    expect(byPage([...HEALTH])).toEqual([
      { page: 'student', right: 7, wrong: 1 },
      { page: '', right: 0, wrong: 2 },
      { page: 'list', right: 2, wrong: 0 },
    ]);
    expect([readingsOf([...HEALTH]), lookUpsOf([...HEALTH])]).toEqual([
      { right: 9, wrong: 3 },
      { right: 5, wrong: 1 },
    ]);
  });

  it('says a hundred per cent only of all, and nothing of nothing', () => {
    expect(
      [
        [999, 1],
        [3, 0],
        [0, 3],
        [0, 0],
      ].map(([right = 0, wrong = 0]) => percentRight({ right, wrong })),
    ).toEqual([99, 100, 0, null]);
  });
});
