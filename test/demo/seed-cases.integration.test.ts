import { expect, it } from 'vitest';
import { generateDistrict } from './district/index.ts';
import { schoolDay } from './play.ts';
import { castOf, withIncidents } from './seed-cases.ts';

// A Sunday: what is so many days before it is moved off the weekends.
const district = generateDistrict({ seed: 'north-harbor', asOf: '2026-11-29' });
const cast = castOf(district);

/** The days on which the SIS has an entry of a case's student, and what each was. */
function incidentsOf(sisId: string): readonly { readonly date: string; readonly infraction: string }[] {
  const student = district.students.find(({ number }) => number === sisId);
  return withIncidents(district).discipline.filter(({ studentId }) => studentId === student?.id);
}

it('R14: the discipline of a demo case is what its steps say of it', () => {
  let compared = 0;
  for (const { sisId, openedDaysAgo, steps } of cast) {
    const days = incidentsOf(sisId).map(({ date }) => date);
    let since = schoolDay(district.asOf, openedDaysAgo);
    for (const [kind, daysAgo, { discipline }] of steps) {
      if (kind !== 'monitored') continue;
      const until = schoolDay(district.asOf, daysAgo);
      expect([sisId, days.filter((day) => since <= day && day < until).length]).toEqual([sisId, discipline]);
      [since, compared] = [until, compared + 1];
    }
  }
  expect(compared).toBeGreaterThan(6);
});

it('R19, R21: what a case is referred back for is there, on the day that its cover sheet says', () => {
  const back = cast.filter(({ steps }) => steps.some(([kind]) => kind === 'packet-returned'));
  expect(back).not.toEqual([]);
  for (const { sisId, steps } of back) {
    const [, , cover = {}] = steps.find(([kind]) => kind === 'packet-returned') ?? [];
    const date = schoolDay(district.asOf, -Number(cover['offenseOn']));
    expect(incidentsOf(sisId)).toContainEqual(expect.objectContaining({ date, infraction: cover['offense'] }));
  }
});

it('every demo case is of a student of its own, at the school that it is opened at', () => {
  const numbers = cast.map(({ sisId }) => sisId);
  expect(new Set(numbers).size).toBe(numbers.length);
  const schools = new Set(district.students.filter(({ number }) => numbers.includes(number)).map((s) => s.schoolId));
  expect(schools.size).toBe(1);
});
