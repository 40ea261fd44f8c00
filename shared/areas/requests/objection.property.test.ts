import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DistrictCalendar } from '../../clocks/calendar.ts';
import { someCalendar } from '../../clocks/testing/any-clock.ts';
import { clocksOf } from './request-clocks.ts';
import { stepFaults, type TakenStep } from './request-judge.ts';
import { kindOf, on, stepOf, taken, upTo } from './testing/ways.ts';

const JUVENILE = kindOf('juvenile');
/** The letter is received on one of these days after the request, and followed for so many days. */
const [FIRST, FOLLOWED] = [1, 50];
const ANSWER = { exists: ['threats'] };

const seed = Date.now();
process.stdout.write(`objections: seed ${seed}\n`);

/** What became of a letter, by days after the request. */
interface Story {
  readonly received: number;
  readonly objected: number | null;
  readonly answered: number | null;
  readonly today: number;
  readonly calendar: DistrictCalendar;
}

/** Any day, and those around the last ones more often. */
const someDays = fc.oneof(fc.integer({ min: 0, max: FOLLOWED }), fc.integer({ min: 9, max: 18 }));

const someStory: fc.Arbitrary<Story> = fc
  .record({
    received: fc.integer({ min: FIRST, max: 40 }),
    objected: fc.option(someDays, { freq: 2 }),
    // Often on one of the few days on which an answer is neither too soon nor late: each must come up.
    answered: fc.option(fc.oneof(someDays, fc.integer({ min: 15, max: 17 }))),
    calendar: someCalendar,
  })
  .map(({ received, objected, answered, calendar }) => ({
    received,
    objected: objected === null ? null : received + objected,
    answered: answered === null ? null : received + answered,
    today: received + FOLLOWED,
    calendar,
  }));

/** Whether offices are open on a day, looked up the slow way. */
function isOpen(day: number, { holidays }: DistrictCalendar): boolean {
  const weekday = new Date(on(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.some((year) => year.holidays.some((one) => one.day === on(day)));
}

/** The first day from one on, that one included, on which offices are open. */
function openFrom(day: number, calendar: DistrictCalendar): number {
  return isOpen(day, calendar) ? day : openFrom(day + 1, calendar);
}

/** The last day of so many, one after the other. */
function lastOf(length: number, { received, calendar }: Story): number {
  let day = received;
  for (let counted = 0; counted < length; counted += 1) day += 1;
  return calendar.rolls ? openFrom(day, calendar) : day;
}

/** Both clocks and the answer, said once more and slowly: what each day brings, from the letter to today. */
function slowly(story: Story) {
  const [window, end] = [lastOf(10, story), lastOf(14, story)];
  const latest = openFrom(end + 1, story.calendar);
  let [w6, w7] = ['running', 'running'];
  let answeredOn: number | null = null;
  for (let day = story.received; day <= story.today; day += 1) {
    if (day === story.objected && day <= window) w6 = 'stopped';
    if (day === story.objected && day <= end) w7 = 'stopped';
    if (day === window + 1 && w6 === 'running') w6 = 'met';
    if (day === latest + 1 && w7 === 'running') w7 = 'late';
    // Nobody may answer while the parent may object, nor after an objection.
    if (day === story.answered && day > end && w7 !== 'stopped') {
      w7 = w7 === 'late' ? 'met-late' : 'met';
      answeredOn = day;
    }
  }
  return { w6, w7, answeredOn };
}

/** The steps of a story up to its answer, in the order of its days. */
const stepsOf = ({ received, objected }: Story): readonly TakenStep[] =>
  taken([
    ...upTo('juvenile', 'notice-sent'),
    stepOf('juvenile', 'notice-received', on(received)),
    ...(objected === null ? [] : [stepOf('juvenile', 'objected', on(objected))]),
  ]);

describe('R190, R191, C14: a letter, an objection or none, and an answer on any day in any district', () => {
  it('is as a slow walk from day to day finds it', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(someStory, (story) => {
        const { calendar, answered } = story;
        const today = on(story.today);
        const before = stepsOf(story);
        const answer = answered === null ? null : stepOf('juvenile', 'part-b', on(answered), ANSWER);
        const isTaken =
          answer !== null &&
          stepFaults(JUVENILE, answer, before, { today, calendar, age: null, withheld: [] }).length === 0;
        const { w6, w7, answeredOn } = slowly(story);
        expect(isTaken).toBe(answeredOn !== null);
        const steps = isTaken ? taken([...before, answer]) : before;
        const found = clocksOf(JUVENILE, steps, { calendar, today }).map(({ state }) => state);
        expect(found).toEqual([w6, w7]);
        seen.add(w7);
      }),
      { seed, numRuns: 250 },
    );
    expect([...seen].toSorted()).toEqual(['late', 'met', 'met-late', 'stopped']);
  });

  it('whoever answers on the first day on which it may be done is never late', () => {
    fc.assert(
      fc.property(someStory, (story) => {
        const { calendar } = story;
        const today = on(story.today);
        const before = stepsOf({ ...story, objected: null });
        const may = (day: number) =>
          stepFaults(JUVENILE, stepOf('juvenile', 'part-b', on(day), ANSWER), before, {
            today,
            calendar,
            age: null,
            withheld: [],
          });
        let day = story.received;
        while (may(day).length > 0) day += 1;
        const steps = taken([...before, stepOf('juvenile', 'part-b', on(day), ANSWER)]);
        expect(clocksOf(JUVENILE, steps, { calendar, today })[1]?.state).toBe('met');
      }),
      { seed },
    );
  });
});

describe('more time for a clock', () => {
  it('ends on the latest day that was named, and never before its own', () => {
    const someNewDays = fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 5 });
    fc.assert(
      fc.property(someNewDays, someCalendar, (days, calendar) => {
        const asked = upTo('amendment', 'received');
        const more = days.map((day) => stepOf('amendment', 'extended', on(1), { clock: 'W4', newDay: on(day) }));
        const due = (steps: readonly TakenStep[]) =>
          clocksOf(kindOf('amendment'), steps, { calendar, today: on(2) })[0]?.due.due;
        const own = due(asked) ?? '';
        const latest = [own, ...days.map((day) => on(day))].reduce((a, b) => (a > b ? a : b));
        expect(due(taken([...asked, ...more]))).toBe(latest);
      }),
      { seed },
    );
  });
});
