import { expect, it } from 'vitest';
import { isWeekend } from '../weekday.ts';
import { FIXTURE_STATES, type FixtureState, holidaysOf } from './states.ts';

const daysIn = (state: FixtureState, year: number) =>
  holidaysOf(state)
    .filter((one) => one.year === year)
    .flatMap(({ holidays }) => holidays.map(({ day }) => day))
    .filter((day) => !isWeekend(day))
    .map((day) => day.slice(5));

it.each<[FixtureState, number, string]>([
  // Independence Day 2026 is a Saturday; New Year 2028 too, which is observed in 2027 but in Ohio.
  ['MN', 2026, '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25'],
  ['MN', 2027, '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31'],
  ['CT', 2026, '01-01 01-19 02-12 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25'],
  ['OH', 2026, '01-01 01-19 02-16 05-25 06-19 09-07 10-12 11-11 11-26 12-25'],
  ['OH', 2027, '01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25'],
  ['FL', 2026, '01-01 01-19 05-25 07-03 09-07 11-11 11-26 11-27 12-25'],
])('of %s in %i is as the statute has it', (state, year, days) => {
  expect(daysIn(state, year).join(' ')).toBe(days);
});

it('has eleven years of each state', () => {
  expect(FIXTURE_STATES.map((state) => holidaysOf(state).length)).toEqual([11, 11, 11, 11]);
});
