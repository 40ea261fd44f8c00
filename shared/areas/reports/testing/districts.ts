import fc from 'fast-check';
import type { Dimension, ReportRequest } from '../report.ts';
import type { ReportRecord } from '../tabulate.ts';

const PERIOD = { from: '2025-09', until: '2025-12' };
export const MONTHS = ['2025-09', '2025-10', '2025-11'] as const;

/** How a table is asked for in the tests. */
export function request(by: Dimension, across?: Dimension): Pick<ReportRequest, 'by' | 'across' | 'period'> {
  return { by, period: PERIOD, ...(across && { across }) };
}

/** Often withheld, often shown; the edges come up oftener. */
const students = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(1, 2, 9, 10) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 9 }) },
  { weight: 3, arbitrary: fc.integer({ min: 10, max: 40 }) },
);

/** One of so many, the later the rarer: so that some lines have few students in all. */
const one = (of: number) =>
  fc.oneof(...Array.from({ length: of }, (_, at) => ({ weight: 2 * (of - at) - 1, arbitrary: fc.constant(at) })));

/**
 * What happened in a district of at most so many schools, and so many grades, reasons and so on. A student has events of
 * one kind, or, where the district shares its students, some have events of several, or almost all have.
 */
export function district(most: number): fc.Arbitrary<ReportRecord[]> {
  const place = one(most);
  const kind = fc.record({
    school: place,
    grade: place,
    program: place,
    race: place,
    sex: place,
    reason: place,
    outcome: place,
    month: one(3),
    students,
  });
  return fc
    .record({
      kinds: fc.array(kind, { maxLength: most * most * 2, size: 'max' }),
      eventsMax: fc.integer({ min: 1, max: 3 }),
      share: fc.constantFrom(1, 0.8, 0.4),
    })
    .map(({ kinds, eventsMax, share }) => {
      const all = kinds.reduce((sum, each) => sum + each.students, 0);
      const pool = Math.ceil(all * share);
      let next = 0;
      return kinds.flatMap((each) =>
        Array.from({ length: each.students }, (): ReportRecord => {
          const student = next++ % pool;
          return {
            pseudonym: `p${student}`,
            school: `s${each.school}`,
            grade: `0${each.grade + 1}`,
            program: `g${each.program}`,
            race: `e${each.race}`,
            sex: `x${each.sex}`,
            reason: `r${each.reason}`,
            outcome: `o${each.outcome}`,
            month: MONTHS[each.month] ?? MONTHS[0],
            events: (student % eventsMax) + 1,
          };
        }),
      );
    });
}
