import { describe, expect, it } from 'vitest';
import { type DistrictCalendar, EMPTY_CALENDAR, type SchoolDays } from './calendar.ts';
import { type ClockId, clockRule } from './clock-rules.ts';
import { dueOf } from './due.ts';
import { calendarOf } from './testing/states.ts';
import type { ClockChanges } from './working.ts';

const MN = calendarOf('MN');
const days = (kind: SchoolDays['kind'], from: string, until = from, building: string | null = null): SchoolDays => ({
  kind,
  from,
  until,
  name: '',
  building,
});
const withSchool = (...some: SchoolDays[]): DistrictCalendar => ({
  ...MN,
  school: [{ year: '2026-27', first: '2026-09-01', last: '2027-06-10', days: some }],
});
const due = (id: ClockId, start: string, calendar = MN, changes: ClockChanges = {}) =>
  dueOf(clockRule(id), start, calendar, changes);

describe('C1: a request to inspect', () => {
  it('is answered in ten business days, and in 45 calendar days at the latest', () => {
    expect(due('W1', '2026-11-02')).toMatchObject({ state: 'running', due: '2026-11-17', known: true });
    expect(due('W2', '2026-11-02').due).toBe('2026-12-17');
  });

  it('passes the New Year that is observed on the last day of the year before', () => {
    expect(due('W1', '2027-12-20').due).toBe('2028-01-05');
    expect(due('W1', '2027-12-20', calendarOf('OH')).due).toBe('2028-01-03');
  });
});

describe('the last day', () => {
  it('stays where it falls, unless the district lets it move to a business day', () => {
    expect(due('W4', '2026-11-05').due).toBe('2026-12-05');
    expect(due('W4', '2026-11-05', { ...MN, rolls: true })).toMatchObject({
      due: '2026-12-07',
      working: { last: '2026-12-05', rolled: [] },
    });
  });

  it('passes holidays when it moves', () => {
    expect(due('W4', '2027-12-02', { ...MN, rolls: true })).toMatchObject({ due: '2028-01-03' });
    expect(due('W4', '2026-11-25', { ...MN, rolls: true })).toMatchObject({ due: '2026-12-28' });
  });

  it('never moves past what the law allows at most', () => {
    expect(due('W2', '2026-11-05', { ...MN, rolls: true }).due).toBe('2026-12-20');
    expect(due('W20', '2026-07-04', { ...MN, rolls: true }).due).toBe('2027-07-04');
  });
});

describe('R251, R272: school days', () => {
  it('leave out days off and snow, and count days made up for', () => {
    const plain = withSchool(days('off', '2026-12-21', '2027-01-01'));
    expect(due('W11', '2026-12-14', plain).due).toBe('2027-01-11');
    const made = withSchool(days('off', '2026-12-21', '2027-01-01'), days('make-up', '2026-12-21'));
    expect(due('W11', '2026-12-14', made).due).toBe('2027-01-08');
  });

  it('R251: a snow day moves an open clock, and both days are said', () => {
    const { due: now, earlier } = due('W13', '2026-12-01', withSchool(days('snow', '2026-12-02')), {
      before: withSchool(),
    });
    expect([earlier?.due, now]).toEqual(['2026-12-03', '2026-12-04']);
    expect(earlier?.working.skipped).toEqual([]);
  });

  it('may be of one building; what was said of it goes before what was said of all', () => {
    const calendar = withSchool(
      days('snow', '2026-12-02', '2026-12-02', 'North'),
      days('off', '2026-12-03'),
      days('make-up', '2026-12-03', '2026-12-03', 'North'),
    );
    expect(due('W13', '2026-12-01', calendar, { building: 'North' }).due).toBe('2026-12-04');
    expect(due('W13', '2026-12-01', calendar, { building: 'South' }).due).toBe('2026-12-04');
    expect(due('W13', '2026-12-01', calendar).working.skipped).toEqual([
      { from: '2026-12-03', until: '2026-12-03', kind: 'off', name: '' },
    ]);
    expect(due('W13', '2026-12-01', calendar, { building: 'North' }).working).toMatchObject({
      skipped: [{ from: '2026-12-02', kind: 'snow' }],
      madeUp: [{ day: '2026-12-03' }],
    });
  });

  it('snow may fall on a day that was taken to make up for snow', () => {
    const day = '2026-12-05';
    expect(due('W13', '2026-12-03', withSchool(days('make-up', day))).due).toBe('2026-12-05');
    expect(due('W13', '2026-12-03', withSchool(days('make-up', day), days('snow', day))).due).toBe('2026-12-07');
  });

  it('pass the summer in one, and say where the next year is not known', () => {
    const calendar = withSchool();
    const { working, known } = due('W11', '2027-06-08', calendar);
    expect(working.skipped).toEqual([{ from: '2027-06-11', until: '2027-06-30', kind: 'vacation', name: '' }]);
    expect([known, working.unknown]).toEqual([false, [{ of: 'school', year: '2027-28' }]]);
  });
});

describe('what the calendar does not know', () => {
  it('is said, and only weekends are left out', () => {
    expect(due('W1', '2026-11-02', EMPTY_CALENDAR)).toMatchObject({
      due: '2026-11-16',
      known: false,
      working: { unknown: [{ of: 'holidays', year: 2026 }] },
    });
  });

  it('is said of the day on which a clock of calendar days ends, where that could move', () => {
    expect(due('W4', '2026-11-02', { ...EMPTY_CALENDAR, rolls: true })).toMatchObject({
      due: '2026-12-02',
      known: false,
    });
    expect(due('W4', '2026-11-02', EMPTY_CALENDAR).known).toBe(true);
    expect(due('W2', '2026-11-02', { ...EMPTY_CALENDAR, rolls: true }).known).toBe(true);
  });
});

describe('what becomes of a clock', () => {
  it('an extension stands beside the first day, and never hides it', () => {
    const extended = due('W1', '2026-11-02', MN, { extension: { days: 5, why: 'Two buildings' } });
    expect(extended).toMatchObject({ due: '2026-11-24', original: '2026-11-17' });
    expect(extended.working).toMatchObject({
      end: '2026-11-17',
      extended: { days: 5, why: 'Two buildings', end: '2026-11-24' },
    });
    expect(due('W1', '2026-11-02', MN, { extension: { until: '2026-12-01', why: 'Agreed' } })).toMatchObject({
      due: '2026-12-01',
      original: '2026-11-17',
    });
  });

  it('an extension until an earlier day takes nothing away', () => {
    expect(due('W1', '2026-11-02', MN, { extension: { until: '2026-11-03', why: 'Slip' } }).due).toBe('2026-11-17');
  });

  it('a pause moves the end by the days in it that would have counted', () => {
    const pauses = [{ from: '2026-11-05', until: '2026-11-08', why: 'Evidence' }];
    expect(due('W1', '2026-11-02', MN, { pauses }).due).toBe('2026-11-19');
    expect(due('W20', '2026-11-02', MN, { pauses }).due).toBe('2027-11-06');
  });

  it('a pause that goes on leaves no day, unless the end lies before it', () => {
    const paused = (from: string) => due('W1', '2026-11-02', MN, { pauses: [{ from, until: null, why: 'Evidence' }] });
    expect(paused('2026-11-17')).toMatchObject({ state: 'paused', due: null, working: { counted: 9 } });
    expect(paused('2026-11-18')).toMatchObject({ state: 'running', due: '2026-11-17' });
    const pauses = [{ from: '2026-11-05', until: null, why: 'Evidence' }];
    const both = due('W1', '2026-11-02', MN, { pauses, extension: { days: 5, why: 'Two buildings' } });
    expect(both).toMatchObject({ state: 'paused', due: null, original: null });
  });

  it('R190, R191: an objection ends the wait until its last day, and not after it', () => {
    const objected = (on: string) => due('W7', '2026-11-02', MN, { stopped: { on, why: 'Objection' } });
    expect(objected('2026-11-16')).toMatchObject({ state: 'stopped', due: null, working: { end: '2026-11-16' } });
    expect(objected('2026-11-17')).toMatchObject({ state: 'running', due: '2026-11-16', working: { stopped: null } });
  });
});
