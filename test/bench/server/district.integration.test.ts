import { describe, expect, it } from 'vitest';
import { contacts, lastRev } from './contacts.ts';
import { disclosures, yearOf } from './disclosures.ts';
import { caseloadOf, idOf, shapeOf } from './people.ts';

/** The second is a multiple of the stride that leads through the students. */
const SIZES = [1_000, 7_919] as const;

const workersOf = (students: number) => Array.from({ length: shapeOf(students).workers }, (_, worker) => worker);

describe.each(SIZES)('the measured district of %i students', (students) => {
  const shape = shapeOf(students);

  it('gives out every revision once, the contacts behind the disclosures', () => {
    const revs = [...disclosures(shape), ...contacts(shape)].map(({ rev }) => rev).sort((a, b) => a - b);
    expect(revs).toHaveLength(lastRev(shape));
    expect(revs.findIndex((rev, n) => rev !== n + 1)).toBe(-1);
  });

  it('has nobody in two caseloads', () => {
    const all = workersOf(students).flatMap((worker) => caseloadOf(shape, worker));
    expect(new Set(all).size).toBe(all.length);
    expect(Math.max(...all)).toBeLessThan(students);
  });

  it('holds about 15 new changes for each caseload of 150', () => {
    const cursor = lastRev(shape) - students / 10;
    const changed = new Set([...contacts(shape)].filter(({ rev }) => rev > cursor).map(({ studentId }) => studentId));
    for (const worker of workersOf(students)) {
      const news = caseloadOf(shape, worker).filter((student) => changed.has(idOf('student', student)));
      expect(news.length).toBeGreaterThan(8);
      expect(news.length).toBeLessThan(24);
    }
  });

  it('holds about 500 disclosures in a year of each building', () => {
    const all = [...disclosures(shape)];
    for (let n = 0; n < shape.buildings; n++) {
      const { from, until } = yearOf(n);
      const inYear = all.filter(({ buildingId, at }) => buildingId === idOf('building', n) && at >= from && at < until);
      expect(Math.abs(inYear.length - 500)).toBeLessThan(5);
    }
  });
});
