import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { dayIn } from '../runtime.ts';
import { dayAfter } from './day-after.ts';
import { dueOf } from './due.ts';
import { ruleOf, someCalendar, someDay, somePauses, someRule } from './testing/any-clock.ts';
import { slowEnd } from './testing/slow-model.ts';
import { isWeekend } from './weekday.ts';

describe('a clock of any kind, in any district', () => {
  it('ends on the day that a slow walk over all days finds', () => {
    fc.assert(
      fc.property(someRule, someDay, someCalendar, somePauses, (rule, start, calendar, pauses) => {
        const { working, state } = dueOf(rule, start, calendar, { pauses });
        expect(state).toBe('running');
        expect(working.last).toBe(slowEnd({ ...rule, start, calendar, pauses }));
      }),
    );
  });

  it('never ends earlier for being longer, or for standing still, and never on its first day', () => {
    fc.assert(
      fc.property(someRule, someDay, someCalendar, somePauses, (rule, start, calendar, pauses) => {
        const due = dueOf(rule, start, calendar, { pauses }).due!;
        const longer = { ...rule, length: rule.length + 1 };
        expect(due > start).toBe(true);
        expect(dueOf(longer, start, calendar, { pauses }).due! >= due).toBe(true);
        expect(due >= dueOf(rule, start, calendar).due!).toBe(true);
      }),
    );
  });

  it('never ends earlier for beginning later', () => {
    fc.assert(
      fc.property(someRule, someDay, someCalendar, fc.integer({ min: 1, max: 60 }), (rule, start, calendar, later) => {
        const after = dueOf(rule, dayAfter(start, later), calendar).due!;
        expect(after >= dueOf(rule, start, calendar).due!).toBe(true);
      }),
    );
  });

  it('of days never ends earlier for beginning later while it stands still', () => {
    const someDays = fc.constantFrom('calendar', 'business', 'school').map((unit) => ruleOf(unit, 20));
    fc.assert(
      fc.property(someDays, someDay, someCalendar, somePauses, (rule, start, calendar, pauses) => {
        const after = dueOf(rule, dayAfter(start, 1), calendar, { pauses }).due!;
        expect(after >= dueOf(rule, start, calendar, { pauses }).due!).toBe(true);
      }),
    );
  });

  it('that is extended by days is the longer clock, and says where it ended before', () => {
    fc.assert(
      fc.property(
        someDay,
        someCalendar,
        somePauses,
        fc.integer({ min: 1, max: 30 }),
        (start, calendar, pauses, days) => {
          const rule = ruleOf('business', 10);
          const { due, original } = dueOf(rule, start, calendar, { pauses, extension: { days, why: 'Away' } });
          expect(due).toBe(dueOf(ruleOf('business', 10 + days), start, calendar, { pauses }).due);
          expect(original).toBe(dueOf(rule, start, calendar, { pauses }).due);
        },
      ),
    );
  });

  it('rolls from a day that is no business day to the first that is, and only where the district and the rule say so', () => {
    fc.assert(
      fc.property(someDay, someCalendar, fc.boolean(), (start, calendar, rolls) => {
        const { due, working } = dueOf(ruleOf('calendar', 30, rolls), start, calendar);
        const closed = new Set(calendar.holidays.flatMap(({ holidays }) => holidays.map(({ day }) => day)));
        const isOpen = (day: string) => !isWeekend(day) && !closed.has(day);
        let expected = working.last!;
        while (calendar.rolls && rolls && !isOpen(expected)) expected = dayAfter(expected, 1);
        expect(due).toBe(expected);
        expect(working.rolled === null).toBe(due === working.last);
      }),
    );
  });
});

describe('a clock knows days only, whatever the clocks on the wall do', () => {
  const { TZ } = process.env;
  afterEach(() => {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });

  it('ends on the same day on a machine in New York and on one in UTC, for a district in either zone', () => {
    const someZone = fc.constantFrom('America/New_York', 'UTC');
    const someInstant = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2032, 0, 1) });
    fc.assert(
      fc.property(someRule, someZone, someInstant, someCalendar, (rule, zone, at, calendar) => {
        const [there, here] = ['America/New_York', 'UTC'].map((machine) => {
          process.env.TZ = machine;
          return dueOf(rule, dayIn(zone, at), calendar);
        });
        expect(there).toEqual(here);
      }),
    );
  });

  it.each([
    ['2026-10-30', '2026-11-02'],
    ['2027-03-12', '2027-03-15'],
  ])('counts three days from %s over the night in which clocks change', (start, due) => {
    process.env.TZ = 'America/New_York';
    expect(dueOf(ruleOf('calendar', 3), start, { holidays: [], school: [], rolls: false }).due).toBe(due);
  });
});
