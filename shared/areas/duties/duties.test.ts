import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DistrictCalendar, EMPTY_CALENDAR } from '../../clocks/calendar.ts';
import { dayAfter } from '../../clocks/day-after.ts';
import { schoolYearOf } from '../../clocks/school-year.ts';
import { DUTIES, dutyOf } from './duties.ts';
import { dutyDue, dutyState } from './duty-days.ts';
import { isNearYear, nearYears } from './duty-years.ts';

const dueIn = (id: string, calendar: DistrictCalendar = EMPTY_CALENDAR, year = '2026-27') => {
  const duty = dutyOf(id);
  if (duty === undefined) throw new Error(`There is no duty ${id}.`);
  return dutyDue(duty, year, calendar);
};
const begins = (first: string): DistrictCalendar => ({
  ...EMPTY_CALENDAR,
  school: [
    { year: schoolYearOf(first), first, last: `${Number(schoolYearOf(first).slice(0, 4)) + 1}-06-10`, days: [] },
  ],
});
const names = (id: string) => dutyOf(id)?.fields.map(({ name }) => name);

describe('the day of a yearly duty', () => {
  it('R150, W39: the plan of each school is due on September 1', () => {
    expect(dueIn('plan')).toEqual({ day: '2026-09-01', begins: null, known: true });
    expect(dutyOf('plan')?.scope).toBe('school');
  });

  it('R152, W38: the report to the state is due on August 1', () => {
    expect(dueIn('state-report').day).toBe('2026-08-01');
  });

  it('R226, W40: the directory notice is due before the school year begins, by the district’s own calendar', () => {
    expect(dueIn('directory-notice', begins('2026-09-08'))).toEqual({
      day: '2026-09-07',
      begins: '2026-09-08',
      known: true,
    });
    expect(dueIn('directory-notice')).toEqual({ day: '2026-08-31', begins: null, known: false });
    expect(dueIn('directory-notice', begins('2026-07-01')).day).toBe('2026-07-01');
  });

  it('W38 to W40: every duty of every school year has exactly one day, and it lies in that year', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2000, max: 2098 }),
        fc.option(fc.integer({ min: 0, max: 364 })),
        fc.constantFrom(...DUTIES),
        (first, opening, duty) => {
          const year = schoolYearOf(`${first}-07-01`);
          const calendar = opening === null ? EMPTY_CALENDAR : begins(dayAfter(`${first}-07-01`, opening));
          const { day } = dutyDue(duty, year, calendar);
          expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
          expect(schoolYearOf(day)).toBe(year);
          expect(dutyDue(duty, year, calendar).day).toBe(day);
        },
      ),
    );
  });

  it('a duty is late only after its day, and one that is done is never late', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((n) => dayAfter('2026-07-01', n));
    fc.assert(
      fc.property(day, fc.option(day), day, (due, doneOn, today) => {
        const state = dutyState(due, doneOn, today);
        if (doneOn === null) expect(state).toBe(today > due ? 'late' : 'open');
        else expect(state).toBe(doneOn > due ? 'done-late' : 'done');
      }),
    );
  });
});

describe('what a yearly duty asks for', () => {
  it('R148, R149, R157, R158, R159: the officials, where complaints go and where a copy of the policy is had', () => {
    expect(names('officials')).toEqual([
      'authority',
      'authorityAt',
      'manager',
      'compliance',
      'complianceAt',
      'complaints',
      'copies',
    ]);
  });

  it('R150: the five parts of a plan, and R151: the review and the chart', () => {
    expect(names('plan')).toEqual(['records', 'persons', 'location', 'means', 'access']);
    expect(names('chart')).toEqual(['reviewed', 'attached', 'noted']);
  });

  it('R152, R153, R154: nature, need and use of the data, that they are right, and whom they serve', () => {
    expect(names('state-report')).toEqual(
      expect.arrayContaining(['systems', 'nature', 'need', 'use', 'safeguards', 'benefit']),
    );
  });

  it('R223, R224, R225: the annual notice is not done before every family was reached', () => {
    const needed = dutyOf('rights-notice')?.fields.filter(({ optional }) => optional !== true);
    expect(needed?.map(({ name }) => name)).toEqual(['how', 'contents', 'languages', 'disabilities']);
  });

  it('R130: the directory notice says the types and the last day to refuse; R163: the one on recruiters whom to write to', () => {
    expect(names('directory-notice')).toEqual(['how', 'types', 'refuseBy']);
    expect(names('recruiter-notice')).toEqual(['how', 'refuseBy', 'to']);
  });
});

it('what is due in August can be entered in June, and what is long past cannot', () => {
  expect(nearYears('2026-11-20')).toEqual(['2027-28', '2026-27', '2025-26', '2024-25', '2023-24', '2022-23']);
  expect(isNearYear('2027-28', '2027-06-30')).toBe(true);
  expect(isNearYear('2021-22', '2026-11-20')).toBe(false);
});
