import { expect, it } from 'vitest';
import { missedDays } from './ask-job.ts';

it.each([
  // Never before: yesterday alone.
  [undefined, ['2026-11-19']],
  ['2026-11-19', []],
  ['2026-11-18', ['2026-11-19']],
  ['2026-11-16', ['2026-11-17', '2026-11-18', '2026-11-19']],
  // A clock that was ahead.
  ['2026-12-24', []],
])('after %s goes through %j', (last, days) => {
  expect(missedDays('2026-11-20', last)).toEqual(days);
});

it('looks back over a week and no further', () => {
  const days = missedDays('2026-11-20', '2026-09-01');
  expect([days.length, days[0], days.at(-1)]).toEqual([7, '2026-11-13', '2026-11-19']);
});
