import { expect, test } from 'vitest';
import { EMPTY_CALENDAR } from '../../clocks/calendar.ts';
import { AMENDMENT } from './amendment.ts';
import { JUVENILE } from './juvenile.ts';
import type { RequestKind } from './kind.ts';
import { clocksOf, nextClock } from './request-clocks.ts';
import type { TakenStep } from './request-judge.ts';

const calendar = EMPTY_CALENDAR;
const step = (kind: string, day: string, filled = {}): TakenStep => ({ id: kind, kind, day, filled });
const states = (kind: RequestKind, steps: readonly TakenStep[], today: string) =>
  clocksOf(kind, steps, { calendar, today }).map(({ rule, state }) => `${rule} ${state}`);

// The letter is received on a Friday: 10 days end on Mon Nov 16, 14 on Fri Nov 20.
const ASKED = [
  step('received', '2026-11-02'),
  step('notice-sent', '2026-11-03'),
  step('notice-received', '2026-11-06'),
];

test('R190: a time to object that nobody used is over, not late, and what is due next is the answer', () => {
  expect(states(JUVENILE, ASKED, '2026-11-16')).toEqual(['W6 running', 'W7 running']);
  expect(states(JUVENILE, ASKED, '2026-11-17')).toEqual(['W6 met', 'W7 running']);
  expect(nextClock(clocksOf(JUVENILE, ASKED, { calendar, today: '2026-11-17' }))?.rule).toBe('W7');
});

test('R191, C14: what may be answered only after 14 days is late from the second business day after them', () => {
  expect(states(JUVENILE, ASKED, '2026-11-23')).toEqual(['W6 met', 'W7 running']);
  expect(states(JUVENILE, ASKED, '2026-11-24')).toEqual(['W6 met', 'W7 late']);
  expect(states(JUVENILE, [...ASKED, step('part-b', '2026-11-23')], '2026-11-30')).toEqual(['W6 met', 'W7 met']);
  expect(states(JUVENILE, [...ASKED, step('part-b', '2026-11-24')], '2026-11-30')).toEqual(['W6 met', 'W7 met-late']);
});

test('R214: a denial that was notified ends the time to correct, a decision to amend does not', () => {
  const decided = (decision: string) => [step('received', '2026-11-02'), step('decided', '2026-11-09', { decision })];
  expect(states(AMENDMENT, decided('refuse'), '2026-12-31')).toEqual(['W4 met', 'W5 met']);
  expect(states(AMENDMENT, decided('amend'), '2026-12-31')).toEqual(['W4 met', 'W5 late']);
  // A denial that the hearing undid ended nothing.
  const heard = (decision: string) => [...decided('refuse'), step('hearing-decided', '2026-11-20', { decision })];
  expect(states(AMENDMENT, heard('refuse'), '2026-12-31')).toEqual(['W4 met', 'W5 met']);
  expect(states(AMENDMENT, heard('amend'), '2026-11-25')).toEqual(['W4 met', 'W5 running']);
  expect(states(AMENDMENT, heard('amend'), '2026-12-31')).toEqual(['W4 met', 'W5 late']);
});

test('C14: where the last day is moved to a business day, whoever answers on the first day after it is in time', () => {
  // 14 days from Sat Nov 7 end on Sat Nov 21, and are moved to Mon Nov 23.
  const steps = [
    step('received', '2026-11-02'),
    step('part-a', '2026-11-02'),
    step('notice-sent', '2026-11-03'),
    step('notice-received', '2026-11-07'),
  ];
  const rolling = { ...calendar, rolls: true };
  const stateOn = (day: string) =>
    clocksOf(JUVENILE, [...steps, step('part-b', day)], { calendar: rolling, today: '2026-11-30' })[1]?.state;
  expect([stateOn('2026-11-24'), stateOn('2026-11-25')]).toEqual(['met', 'met-late']);
});
