import * as fc from 'fast-check';
import type { DistrictCalendar, SchoolDays, SchoolYear } from '../calendar.ts';
import type { Pause } from '../count.ts';
import { dayAfter } from '../day-after.ts';
import type { ClockRule, ClockUnit } from '../rule.ts';
import { FIXTURE_STATES, holidaysOf } from './states.ts';

/** A day of the ten years that the fixtures know well. */
export const someDay = fc.integer({ min: 0, max: 3500 }).map((days) => dayAfter('2024-01-01', days));

const UNITS: readonly ClockUnit[] = ['calendar', 'business', 'school', 'month', 'year'];

/** A clock of any kind: up to three months of days, or up to two years. */
export const someRule: fc.Arbitrary<ClockRule> = fc
  .constantFrom(...UNITS)
  .chain((unit) =>
    fc
      .integer({ min: 1, max: { calendar: 90, business: 60, school: 60, month: 18, year: 2 }[unit] })
      .map((length) => ruleOf(unit, length)),
  );

/** A clock of a length, with no more to it. */
export const ruleOf = (unit: ClockUnit, length: number, rolls = true): ClockRule => ({
  id: 'T',
  title: { en: 'Clock', es: 'Plazo' },
  starts: { en: 'a day', es: 'un día' },
  length,
  unit,
  rolls,
  source: 'none',
  owner: { en: 'Nobody', es: 'Nadie' },
});

const someKind = fc.constantFrom('off', 'snow', 'make-up');
const schoolYear = (first: number): fc.Arbitrary<SchoolYear> =>
  fc
    .array(
      fc.record({ at: fc.integer({ min: 0, max: 280 }), length: fc.integer({ min: 1, max: 12 }), kind: someKind }),
      { maxLength: 25 },
    )
    .map((days) => ({
      year: `${first}-${String(first + 1).slice(2)}`,
      first: `${first}-09-02`,
      last: `${first + 1}-06-11`,
      days: days.map(({ at, length, kind }) =>
        toDays(dayAfter(`${first}-08-25`, at), kind === 'off' ? length : 1, kind),
      ),
    }));

const toDays = (from: string, length: number, kind: SchoolDays['kind']): SchoolDays => ({
  kind,
  from,
  until: dayAfter(from, length - 1),
  name: kind,
  building: null,
});

const SCHOOL_YEARS = Array.from({ length: 16 }, (_, i) => 2023 + i);

/** A district of one of the four states, with twelve school years as any district may have them. */
export const someCalendar: fc.Arbitrary<DistrictCalendar> = fc.record({
  holidays: fc.constantFrom(...FIXTURE_STATES).map(holidaysOf),
  school: fc.tuple(...SCHOOL_YEARS.map(schoolYear)),
  rolls: fc.boolean(),
});

/** Some times in which a clock stands still, each of which ends. */
export const somePauses: fc.Arbitrary<Pause[]> = fc.array(
  fc
    .tuple(someDay, fc.integer({ min: 0, max: 40 }))
    .map(([from, days]) => ({ from, until: dayAfter(from, days), why: 'Waiting' })),
  { maxLength: 4 },
);
