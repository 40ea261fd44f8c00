import { beforeEach, describe, expect, it } from 'vitest';
import type { Case, Cases, StepEntry } from '../../../../shared/areas/cases/case.ts';
import { setLocale } from '../../../../shared/ui/locale.svelte.ts';
import { uuidOf } from '../../../sync/testing/samples.ts';
import { daysBetween } from '../../../../shared/clocks/days-between.ts';
import { dueLook } from '../../../../shared/ui/due.ts';
import { goalsOf, pointsIn, readingsOf, tells } from './monitoring.ts';
import { groupsOf } from '../../../../shared/ui/forms/step-order.ts';
import { doableOf, mayStrike, wayOf } from './story.ts';
import { toldOf } from '../../../../shared/areas/cases/told.ts';
import { offersOf } from '../../../../shared/ui/forms/offers-of.ts';
import { checkStep, hindrancesIn, stepErrors } from './step-check.ts';

let count = 0;
function step(kind: string, day: string, filled: StepEntry['filled'] = {}): StepEntry {
  const id = uuidOf(String((count += 1)));
  return { id, kind, day, filled, author: { name: 'D. Baptiste', role: 'socialWorker', own: true }, at: 1, rev: count };
}

function caseOf(more: Partial<Case>): Case {
  return {
    caseId: uuidOf('900'),
    stage: 'referred',
    steps: [step('referred', '2026-11-02')],
    expected: [],
    steppable: [],
    worker: null,
    building: null,
    openedOn: '2026-11-02',
    closedOn: null,
    monitoredUntil: null,
    ...more,
  };
}

beforeEach(() => {
  setLocale('en');
  count = 0;
});

describe('by when a step is expected', () => {
  it('is said in words, also that it is overdue and by how many days', () => {
    expect(dueLook('2026-12-03', '2026-11-20')).toMatchObject({ tone: 'plain', text: 'due Dec 3, 2026' });
    expect(dueLook('2026-12-03', '2026-12-01')).toMatchObject({ tone: 'warn' });
    expect(dueLook('2026-12-03', '2026-12-03')).toMatchObject({ tone: 'warn', text: 'due today' });
    expect(dueLook('2026-12-03', '2026-12-04').text).toBe('overdue by 1 day, was due Dec 3, 2026');
    expect(dueLook('2026-12-03', '2026-12-07')).toMatchObject({
      tone: 'danger',
      text: 'overdue by 4 days, was due Dec 3, 2026',
    });
  });

  it('counts days over the change of clocks and of months', () => {
    expect(daysBetween('2026-10-31', '2026-11-02')).toBe(2);
    expect(daysBetween('2027-03-01', '2027-02-28')).toBe(-1);
  });
});

describe('R33: the steps of a case', () => {
  it('are told from the newest, and one that was struck keeps its place with what says so', () => {
    const [first, wrong, last] = [step('referred', '2026-11-02'), step('met', '2026-11-05'), step('met', '2026-11-06')];
    const struck = step('struck', '2026-11-06', { step: wrong.id, why: 'Another student.' });
    expect(toldOf(caseOf({ steps: [first, wrong, struck, last] }))).toEqual([
      { step: last, struck: null },
      { step: wrong, struck },
      { step: first, struck: null },
    ]);
  });

  it('offer a field only what counts, and days only where the committee meets', () => {
    const [wrong, right] = [step('referral', '2026-11-05'), step('referral', '2026-11-06')];
    const of = caseOf({
      steps: [step('referred', '2026-11-02'), wrong, right, step('struck', '2026-11-06', { step: wrong.id })],
    });
    const cases = { workers: [], buildings: [], meetingDays: ['2026-12-02'] } as unknown as Cases;
    expect(offersOf(cases, of, 'referral-outcome').steps.map(({ id }) => id)).toEqual([of.steps[0]?.id, right.id]);
    expect(offersOf(cases, of, 'scheduled').days).toEqual({ meeting: ['2026-12-02'] });
    // The hearing of an appeal is on any day.
    expect(offersOf(cases, of, 'appeal-scheduled').days).toBeUndefined();
    expect(offersOf(cases, null, 'referred').steps).toEqual([]);
  });
});

describe('what can be done in a case', () => {
  const steppable = [
    { kind: 'needs', missing: [] },
    { kind: 'goal', missing: [] },
    { kind: 'struck', missing: [] },
    { kind: 'discontinued', missing: ['after.summary'] },
    { kind: 'packet-sent', missing: ['owner'] },
  ];

  it('is what is expected, in the order in which it is due, then the rest, then what is missing something', () => {
    const expected = [
      { kind: 'packet-sent', due: '2026-11-03' },
      { kind: 'needs', due: '2026-11-20' },
    ];
    expect(doableOf(caseOf({ steppable, expected }))).toEqual({
      expected: ['needs'],
      possible: ['goal'],
      free: new Set(['needs', 'goal', 'struck']),
      hindered: steppable.slice(3),
    });
    expect(mayStrike(caseOf({ steppable }))).toBe(true);
    expect(mayStrike(caseOf({ steppable: [{ kind: 'struck', missing: ['owner'] }] }))).toBe(false);
  });

  it('R29: has the closing summary where a case may end, and before through the step that it comes before', () => {
    const free = [
      { kind: 'summary', missing: [] },
      { kind: 'discontinued', missing: ['after.summary'] },
    ];
    const early = doableOf(caseOf({ stage: 'meeting', steppable: free }));
    expect(early.possible).toEqual([]);
    expect(early.hindered).toEqual(free.slice(1));
    expect(early.free).toContain('summary');
    expect(doableOf(caseOf({ stage: 'monitoring', steppable: free })).possible).toEqual(['summary']);
    expect(doableOf(caseOf({ stage: 'refused', steppable: free })).possible).toEqual(['summary']);
  });

  it('is listed with what is done every day first, and what ends a case apart', () => {
    const kinds = ['attachment', 'refused', 'intervention', 'goal', 'monitored', 'transferred', 'back-considered'];
    const of = caseOf({ stage: 'monitoring', steppable: kinds.map((kind) => ({ kind, missing: [] })) });
    expect(groupsOf(doableOf(of).possible)).toEqual({
      often: ['monitored', 'intervention', 'goal', 'attachment'],
      seldom: ['back-considered', 'transferred', 'refused'],
    });
  });
});

describe('how far a case has come', () => {
  const said = (of: Case) => wayOf(of).map(({ stage, is }) => `${stage} ${is}`);

  it('is one of four stages while it goes its usual way', () => {
    expect(said(caseOf({ stage: 'contracts' }))).toEqual([
      'referred done',
      'meeting done',
      'contracts now',
      'monitoring ahead',
    ]);
  });

  it('is what was reached and where it went where it left the way', () => {
    const steps = [step('referred', '2026-11-02'), step('parent-told', '2026-11-03'), step('refused', '2026-11-03')];
    expect(said(caseOf({ stage: 'refused', steps }))).toEqual(['refused now']);
    const met = [...steps.slice(0, 2), step('administrator-consulted', '2026-11-04'), step('met', '2026-11-05')];
    expect(said(caseOf({ stage: 'committee', steps: met }))).toEqual([
      'referred done',
      'meeting done',
      'committee now',
    ]);
  });
});

describe('R14: what was monitored', () => {
  const steps = [
    step('monitored', '2026-12-11', {
      attendance: 96,
      academics: 80,
      discipline: 0,
      attendanceOk: 'yes',
      academicsOk: 'no',
      disciplineOk: 'yes',
    }),
    step('goal', '2026-11-05', { area: 'attendance', goal: 'Nine of ten first hours.' }),
    step('monitored', '2026-11-13', {
      attendance: 88.5,
      academics: 60,
      discipline: 2,
      attendanceOk: 'no',
      academicsOk: 'no',
      disciplineOk: 'no',
    }),
  ];

  it('is listed from the oldest, with what is satisfactory', () => {
    expect(readingsOf(steps)).toMatchObject([
      { day: '2026-11-13', attendance: 88.5, discipline: 2, satisfactory: 0 },
      { day: '2026-12-11', attendance: 96, academics: 80, satisfactory: 2 },
    ]);
    expect(goalsOf(steps)).toMatchObject([{ area: 'Attendance', goal: 'Nine of ten first hours.' }]);
  });

  it('R26: has no number that is closed to the reader, and no sum with it', () => {
    const closed = readingsOf([step('monitored', '2026-11-13', { attendance: 88.5, attendanceOk: 'yes' })]);
    expect(closed).toMatchObject([{ attendance: 88.5, academics: null, discipline: null, satisfactory: null }]);
    expect([tells(closed, 'academics'), tells(closed, 'discipline')]).toEqual([false, false]);
    expect([tells(readingsOf(steps), 'academics'), tells(readingsOf(steps), 'discipline')]).toEqual([true, true]);
  });

  it('is drawn by day and value, within the box, and what was not said is left out', () => {
    const box = { width: 100, height: 50 };
    expect(pointsIn(readingsOf(steps), 'attendance', box)).toEqual([
      { x: 0, y: 5.75 },
      { x: 100, y: 2 },
    ]);
    const [one] = readingsOf(steps);
    if (one === undefined) throw new Error('There are two.');
    expect(pointsIn([one, { ...one, attendance: null }], 'attendance', box)).toEqual([{ x: 50, y: 5.75 }]);
  });
});

describe('a step that is filled in', () => {
  it('is checked with its day, by the rule of its kind', () => {
    const form = { caseId: null, kind: 'needs', day: '', filled: { needs: ' ' } };
    expect(checkStep(form)).toEqual({ day: 'Enter the day', needs: 'Fill this in' });
    expect(checkStep({ ...form, day: '2026-11-05', filled: { needs: 'Rides to school.' } })).toEqual({});
  });

  it('has the server’s reasons at its fields, and what must come first apart', () => {
    const issues = [
      { path: 'body.form.kind', code: 'after.summary' },
      { path: 'body.form.day', code: 'before-referral' },
    ];
    expect(stepErrors('discontinued', issues)).toEqual({ day: 'Choose a day on or after the referral' });
    expect(hindrancesIn({ cause: 'invalid', issues }, 'discontinued', null)).toEqual([
      { text: 'First: Closing summary', first: 'summary' },
    ]);
    expect(hindrancesIn({ cause: 'offline' }, 'discontinued', null)).toEqual([]);
  });
});
