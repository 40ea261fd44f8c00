import { describe, expect, it } from 'vitest';
import { type DistrictCalendar, EMPTY_CALENDAR } from '../../clocks/calendar.ts';
import { dayAfter } from '../../clocks/day-after.ts';
import { calendarOf } from '../../clocks/testing/states.ts';
import type { RequestKind } from './kind.ts';
import { clocksOf, isOthersTime, nextClock } from './request-clocks.ts';
import { expectedSteps, steppable, type TakenStep } from './request-judge.ts';
import { kindOf, on, RECEIVED, stepId, stepOf, taken, upTo } from './testing/ways.ts';

const MN = calendarOf('MN');
const clocks = (kind: string, steps: readonly TakenStep[], today: string) =>
  clocksOf(kindOf(kind), steps, { calendar: MN, today }).map(({ rule, state, due, metOn }) => [
    rule,
    state,
    due.due,
    metOn,
  ]);

describe('C1, R169: an inspection', () => {
  const asked = upTo('inspection', 'received');

  it('runs ten business days, and shows the 45 days from the first', () => {
    expect(clocks('inspection', asked, on(0))).toEqual([
      ['W1', 'running', '2026-11-17', null],
      ['W2', 'running', '2026-12-17', null],
    ]);
  });

  it('is late the day after, and met late by what comes then', () => {
    expect(clocks('inspection', asked, '2026-11-18')[0]).toEqual(['W1', 'late', '2026-11-17', null]);
    const shown = [...asked, { ...stepOf('inspection', 'inspected', '2026-11-20'), id: stepId(2) }];
    expect(clocks('inspection', shown, on(30))).toEqual([
      ['W1', 'met-late', '2026-11-17', '2026-11-20'],
      ['W2', 'met', '2026-12-17', '2026-11-20'],
    ]);
  });

  it('is answered by a time and place; the outer limit goes on (R173)', () => {
    const states = clocks('inspection', upTo('inspection', 'arranged'), on(40)).map(([rule, state]) => [rule, state]);
    expect(states).toEqual([
      ['W1', 'met'],
      ['W2', 'running'],
    ]);
  });

  it('more time is shown beside the first day', () => {
    const more = { clock: 'W1', newDay: '2026-11-24', why: 'Two buildings.' };
    const steps = [...asked, { ...stepOf('inspection', 'extended', on(2), more), id: stepId(2) }];
    const [first, second] = clocksOf(kindOf('inspection'), steps, { calendar: MN, today: on(3) });
    expect([first?.due.due, first?.due.original, second?.due.original]).toEqual(['2026-11-24', '2026-11-17', null]);
  });

  it('of several extensions the latest day counts, and the outer limit is never moved (34 CFR 99.10(b))', () => {
    const more = (clock: string, newDay: string) => stepOf('inspection', 'extended', on(2), { clock, newDay });
    const forms = [more('W1', '2026-11-27'), more('W1', '2026-11-24'), more('W2', '2027-03-01')];
    const found = clocksOf(kindOf('inspection'), taken([...asked, ...forms]), { calendar: MN, today: on(3) });
    expect(found.map(({ due }) => due.due)).toEqual(['2026-11-27', '2026-12-17']);
  });

  it('ends on the earliest day of what ends it, in whatever order that was entered', () => {
    const shown = taken([...asked, stepOf('inspection', 'inspected', on(20)), stepOf('inspection', 'copied', on(9))]);
    expect(clocks('inspection', shown, on(30))).toEqual([
      ['W1', 'met', '2026-11-17', on(9)],
      ['W2', 'met', '2026-12-17', on(9)],
    ]);
  });

  it('ends with a request that was entered by mistake', () => {
    const mistaken = taken([...asked, stepOf('inspection', 'entered-by-mistake', on(1))]);
    expect(clocks('inspection', mistaken, on(99)).map(([, state]) => state)).toEqual(['met', 'met']);
  });

  it('says where the calendar is not known', () => {
    const found = clocksOf(kindOf('inspection'), asked, { calendar: EMPTY_CALENDAR, today: on(0) });
    expect(found.map(({ due }) => due.known)).toEqual([false, true]);
  });
});

describe('R208, R214: an amendment', () => {
  it('is decided in thirty days, and past receivers are told in thirty', () => {
    expect(clocks('amendment', upTo('amendment', 'decided', 'amended'), on(31))).toEqual([
      ['W4', 'met', on(30), on(10)],
      ['W5', 'late', on(30), null],
    ]);
    expect(clocks('amendment', upTo('amendment', 'recipients-told'), on(31))[1]).toEqual(['W5', 'met', on(30), on(12)]);
  });
});

describe('R190, R191: a juvenile justice request', () => {
  it('has no clock before the parent has the letter', () => {
    expect(clocks('juvenile', upTo('juvenile', 'notice-sent'), on(60))).toEqual([]);
  });

  it('waits ten days for an objection, and answers after fourteen', () => {
    const waiting = upTo('juvenile', 'notice-received');
    expect(clocks('juvenile', waiting, on(4))).toEqual([
      ['W6', 'running', on(14), null],
      ['W7', 'running', on(18), null],
    ]);
    // The parent's time is over; nobody here is late with it.
    expect(clocks('juvenile', waiting, on(15))[0]).toEqual(['W6', 'met', on(14), on(14)]);
    // Nobody may answer before: not on the Saturday, nor on the Monday after it, is anybody late (C14).
    expect(clocks('juvenile', waiting, on(21))[1]).toEqual(['W7', 'running', on(18), null]);
    expect(clocks('juvenile', waiting, on(22))[1]).toEqual(['W7', 'late', on(18), null]);
  });

  it('is stopped by an objection in time; one that comes later changes nothing (C14)', () => {
    expect(clocks('juvenile', upTo('juvenile', 'objected'), on(40))).toEqual([
      ['W6', 'stopped', null, null],
      ['W7', 'stopped', null, null],
    ]);
    const objected = (day: number) =>
      taken([...upTo('juvenile', 'notice-received'), stepOf('juvenile', 'objected', on(day))]);
    const states = (day: number) => clocks('juvenile', objected(day), on(20)).map(([, state]) => state);
    expect([states(14), states(15), states(18), states(19)]).toEqual([
      ['stopped', 'stopped'],
      ['met', 'stopped'],
      ['met', 'stopped'],
      ['met', 'running'],
    ]);
    const answered = taken([...objected(19), stepOf('juvenile', 'part-b', on(21))]);
    expect(clocks('juvenile', answered, on(40))[1]).toEqual(['W7', 'met', on(18), on(21)]);
  });

  it('the parent’s own time is over on its last day, however late the request is given up', () => {
    const given = taken([...upTo('juvenile', 'notice-received'), stepOf('juvenile', 'withdrawn', on(30))]);
    expect(clocks('juvenile', given, on(40))).toEqual([
      ['W6', 'met', on(14), on(14)],
      ['W7', 'met-late', on(18), on(30)],
    ]);
  });

  it('a letter that was entered by mistake starts nothing', () => {
    const sent = upTo('juvenile', 'notice-received');
    const strike = stepOf('juvenile', 'struck', on(5), { step: sent.at(-1)?.id ?? '' });
    expect(clocks('juvenile', [...sent, { ...strike, id: stepId(50) }], on(9))).toEqual([]);
  });
});

it('the clock that ends first among those that run is the next', () => {
  const next = (steps: readonly TakenStep[]) =>
    nextClock(clocksOf(kindOf('inspection'), steps, { calendar: MN, today: on(5) }))?.rule;
  expect([next(upTo('inspection', 'received')), next(upTo('inspection', 'arranged'))]).toEqual(['W1', 'W2']);
  expect(next(upTo('inspection', 'done'))).toBeUndefined();
});

describe('R251: a snow day', () => {
  /** Five school days from the request, by a kind of the test's own: no request has a clock of school days yet. */
  const kind: RequestKind = {
    ...kindOf('transfer-in'),
    clocks: [{ rule: 'W12', from: 'received', until: ['arrived'] }],
  };
  const school = (days: DistrictCalendar['school'][number]['days']): DistrictCalendar => ({
    ...MN,
    school: [{ year: '2026-27', first: '2026-09-01', last: '2027-06-10', days }],
  });
  const snow = { kind: 'snow', from: on(2), until: on(2), name: '', building: null } as const;
  const due = (steps: readonly TakenStep[], calendar: DistrictCalendar) =>
    clocksOf(kind, steps, { calendar, today: on(3) })[0]?.due.due ?? '';

  it('moves a clock of school days that is open, and none that was met before', () => {
    const asked = taken([stepOf('transfer-in', 'received', RECEIVED)]);
    expect(due(asked, school([snow])) > due(asked, school([]))).toBe(true);
    const met = taken([...asked, stepOf('transfer-in', 'arrived', on(1))]);
    expect(due(met, school([snow]))).toBe(due(met, school([])));
  });
});

describe('what is due on a day that the paper names, or at once', () => {
  it.each([
    ['R101', 'subpoena', 'received', on(14)],
    ['R147', 'expulsion-hearing', 'received', on(10)],
    ['R110', 'disposition', 'received', on(0)],
    ['R111', 'peace-officer', 'received', on(0)],
  ])('%s: a %s, once %s, is due on its day and late on the next', (rule, kind, last, due) => {
    const steps = upTo(kind, last);
    expect(clocks(kind, steps, due)).toEqual([[rule, 'running', due, null]]);
    expect(clocks(kind, steps, dayAfter(due, 1))).toEqual([[rule, 'late', due, null]]);
  });

  it('R110: everybody who is told at once ends it, the last of them', () => {
    expect(clocks('disposition', upTo('disposition', 'principal'), on(3))[0]?.[1]).toBe('late');
    expect(clocks('disposition', upTo('disposition', 'counselor'), on(3))).toEqual([
      ['R110', 'met-late', on(0), on(1)],
    ]);
  });

  it('R111, W49: the record is destroyed and everybody told at once, when notice comes', () => {
    const w49 = (last: string) => clocks('peace-officer', upTo('peace-officer', last), on(30))[1];
    expect(w49('contact')).toBeUndefined();
    expect(w49('destroyed')).toEqual(['W49', 'late', on(20), null]);
    expect(w49('done')).toEqual(['W49', 'met-late', on(20), on(21)]);
  });

  it('R111: once notice comes it is to be destroyed, and nobody is told of it, nor owed that, any more', () => {
    const [received] = upTo('peace-officer', 'received');
    const notice = stepOf('peace-officer', 'notice', on(2));
    const steps = taken([...(received ? [received] : []), notice]);
    expect(clocks('peace-officer', steps, on(9))[0]).toEqual(['R111', 'met-late', on(0), on(2)]);
    const kind = kindOf('peace-officer');
    expect(expectedSteps(kind, steps, EMPTY_CALENDAR)).toEqual(['deleted', 'destroyed']);
    expect(steppable(kind, steps, EMPTY_CALENDAR).map((one) => one.kind)).not.toContain('principal');
  });

  it('R101: an order without a return day has no clock', () => {
    expect(clocks('subpoena', taken([stepOf('subpoena', 'received', RECEIVED)]), on(3))).toEqual([]);
  });
});

describe('R190, R191: whose time runs', () => {
  const waits = (name: string, today: string) => {
    const kind = kindOf('juvenile');
    const steps = upTo('juvenile', name);
    const clock = nextClock(clocksOf(kind, steps, { calendar: EMPTY_CALENDAR, today }));
    if (clock === undefined) return null;
    return isOthersTime(kind, clock, { expected: expectedSteps(kind, steps, EMPTY_CALENDAR), today });
  };

  it('it is the parent’s while they may object, and ours from the day after', () => {
    expect(waits('notice-received', on(10))).toBe(true);
    expect(waits('notice-received', on(18))).toBe(true);
    expect(waits('notice-received', on(19))).toBe(false);
  });

  it('it is ours while something is left to do, and where the clock is our own', () => {
    const kind = kindOf('juvenile');
    const steps = upTo('juvenile', 'notice-received').filter((step) => step.kind !== 'part-a');
    const clock = nextClock(clocksOf(kind, steps, { calendar: EMPTY_CALENDAR, today: on(10) }));
    if (clock === undefined) throw new Error('No clock runs.');
    const expected = expectedSteps(kind, steps, EMPTY_CALENDAR);
    expect(expected).toContain('part-a');
    expect(isOthersTime(kind, clock, { expected, today: on(10) })).toBe(false);
    const own = nextClock(
      clocksOf(kindOf('inspection'), upTo('inspection', 'received'), { calendar: EMPTY_CALENDAR, today: on(1) }),
    );
    if (own === undefined) throw new Error('No clock runs.');
    expect(isOthersTime(kindOf('inspection'), own, { expected: [], today: on(1) })).toBe(false);
  });
});
