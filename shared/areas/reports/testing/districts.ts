import fc from 'fast-check';
import type { Dimension, ReportRequest } from '../report.ts';
import type { ReportRecord } from '../tabulate.ts';

export const PERIOD = { from: '2025-09', until: '2025-12' };
export const MONTHS = ['2025-09', '2025-10', '2025-11'] as const;

/** How a table is asked for in the tests. */
export function request(by: Dimension, across?: Dimension): Pick<ReportRequest, 'by' | 'across' | 'period'> {
  return { by, period: PERIOD, ...(across && { across }) };
}

interface Size {
  readonly schools: number;
  readonly grades: number;
  readonly reasons: number;
}

/** As many students as are often withheld, shown, or none; the edges 1, 9 and 10 come up oftener. */
const few = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.constantFrom(1, 9, 10) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 9 }) },
  { weight: 3, arbitrary: fc.integer({ min: 10, max: 40 }) },
);

/**
 * What happened in a district up to this size. Each student has one event of one kind, or, where the district shares
 * them, some have several of different kinds.
 */
export function district({ schools, grades, reasons }: Size): fc.Arbitrary<ReportRecord[]> {
  const up = (max: number) => fc.integer({ min: 1, max });
  return fc
    .record({ schools: up(schools), grades: up(grades), reasons: up(reasons), shared: fc.boolean() })
    .chain(({ shared, ...size }) => {
      const kinds = size.schools * size.grades * size.reasons;
      return fc
        .record({ counts: fc.array(few, { minLength: kinds, maxLength: kinds }), events: up(3) })
        .map(({ counts, events }) => recordsOf(size, counts, events, shared));
    });
}

function recordsOf(size: Size, counts: readonly number[], events: number, shared: boolean): ReportRecord[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const students = shared ? Math.ceil(all * 0.8) : all;
  let next = 0;
  return counts.flatMap((count, kind) =>
    Array.from({ length: count }, (): ReportRecord => {
      const student = next++ % students;
      return {
        pseudonym: `p${student}`,
        school: `s${Math.floor(kind / (size.grades * size.reasons))}`,
        grade: `0${(Math.floor(kind / size.reasons) % size.grades) + 1}`,
        reason: `r${kind % size.reasons}`,
        outcome: student % 3 === 0 ? 'warning' : 'service',
        month: MONTHS[student % MONTHS.length] ?? MONTHS[0],
        events: (student % events) + 1,
      };
    }),
  );
}
