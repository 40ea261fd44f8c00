import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';
import { schoolYearPeriod } from '../../clocks/school-year.ts';
import { monthSchema, type Period } from './month.ts';

/**
 * The de-identified resource: counts and nothing else. It has no field for a name, an id or a birth date (R76, R77),
 * and none for anything of staff: no report and no grouping by teacher exists (R35-R41).
 */

/** What is counted: services, to strengthen them (R30), and discipline, to see that it is fair and consistent (R31). */
export const SUBJECTS = ['services', 'discipline'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** By what it may be counted. Nothing here may ever be about staff (R40). */
export const DIMENSIONS = ['school', 'grade', 'program', 'race', 'sex', 'reason', 'outcome', 'month'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Groups of persons. Who is in one is often known of a student, so few of them are never told apart (R76). */
export const GROUPS = ['program', 'race', 'sex'] as const satisfies readonly Dimension[];
export type Group = (typeof GROUPS)[number];

const CROSSED_WITH_GROUPS: readonly Dimension[] = ['reason', 'outcome', 'month'];

/** Whether a table may be by both: a group of persons at one school, or of another group, may be a single student (R77). */
export function mayCross(by: Dimension, across: Dimension): boolean {
  const others = [by, across].filter((each) => GROUPS.every((group) => group !== each));
  return others.length === 2 || (others.length === 1 && others.every((each) => CROSSED_WITH_GROUPS.includes(each)));
}

/** Groups whose share of what happened is set against their share of the enrolled (R31): of these the record knows. */
export const RATED = ['school', ...GROUPS] as const satisfies readonly Dimension[];
export type Rated = (typeof RATED)[number];

/** What a student had at any time of the year; who had both is in the first. Empty: neither. */
export const PROGRAMS = ['sped', 's504'] as const;

/**
 * Race and ethnicity in the seven groups of federal reports (72 Fed. Reg. 59266, 2007): Hispanic or Latino of any race,
 * then one race, or two or more. Empty where the SIS does not say.
 */
export const RACES = [
  'hispanic',
  'american-indian',
  'asian',
  'black',
  'pacific-islander',
  'white',
  'two-or-more',
] as const;
export type Race = (typeof RACES)[number];

/** As the SIS has it; empty where it says nothing else. */
export const SEXES = ['female', 'male'] as const;
export type Sex = (typeof SEXES)[number];

/** Fewer students than this are never shown (R77). */
export const THRESHOLD = 10;

/** Whether a period is one school year: no two of them overlap, so that no report can be taken away from another. */
function isSchoolYear({ from, until }: Period): boolean {
  const year = schoolYearPeriod(Number.parseInt(from, 10));
  return from === year.from && until === year.until;
}

const periodSchema = z
  .strictObject({ from: monthSchema, until: monthSchema })
  .check(z.refine(isSchoolYear, { path: ['until'] }));

/**
 * `POST /v1/reports/deidentified`: counts by one dimension, or by one across another, in one school year. There is
 * no other filter: two reports that differ by a narrow filter, or whose periods overlap, would tell of the few in
 * between.
 */
export const reportRequestSchema = classed(
  'none',
  z
    .strictObject({
      subject: z.enum(SUBJECTS),
      by: z.enum(DIMENSIONS),
      across: z.optional(z.enum(DIMENSIONS)),
      period: periodSchema,
    })
    .check(
      z.refine(({ by, across }) => by !== across, { path: ['across'] }),
      z.refine(({ by, across }) => across === undefined || across === by || mayCross(by, across), {
        path: ['across'],
        error: 'Groups of persons are crossed with reason, outcome or month alone.',
      }),
    ),
);
export type ReportRequest = z.infer<typeof reportRequestSchema>;

/** Distinct students, and what happened to them. A count that would tell of a few is not even a valid answer. */
const shownSchema = z
  .strictObject({ students: z.int().check(z.nonnegative()), events: z.int().check(z.nonnegative()) })
  .check(z.refine(({ students, events }) => (students === 0 ? events === 0 : students >= THRESHOLD)));

/** Under the threshold, or withheld so that one under it cannot be computed: which of the two is not said. */
const withheldSchema = z.strictObject({ suppressed: z.literal(true) });

export const reportCellSchema = z.union([shownSchema, withheldSchema]);
export type ReportCell = z.infer<typeof reportCellSchema>;

/** How many were enrolled at any time of the year, whether or not anything happened to them. */
const enrolledSchema = z.union([z.strictObject({ students: z.int().check(z.minimum(THRESHOLD)) }), withheldSchema]);
export type EnrolledCell = z.infer<typeof enrolledSchema>;

/**
 * A row or column. `key` is the code or month, empty where none was recorded, or `other` for folded groups; `label` is a
 * school's name, else `key`.
 */
const headingSchema = z.strictObject({ key: z.string(), label: z.string() });
export type Heading = z.infer<typeof headingSchema>;

export const reportAnswerSchema = classed(
  'none',
  z.strictObject({
    subject: z.enum(SUBJECTS),
    by: z.enum(DIMENSIONS),
    across: z.optional(z.enum(DIMENSIONS)),
    period: periodSchema,
    threshold: z.literal(THRESHOLD),
    rows: z.array(headingSchema),
    /** Empty in a report by one dimension: its counts are the row totals. */
    columns: z.array(headingSchema),
    /** One array a row, one cell a column. */
    cells: z.array(z.array(reportCellSchema)),
    /** A student counts once in each cell and each total, so cells may add up to more students than their total. */
    rowTotals: z.array(reportCellSchema),
    columnTotals: z.array(reportCellSchema),
    total: reportCellSchema,
    /** Of a report by one of `RATED` alone: the enrolled of each row and in all, for rates (R31). */
    enrolled: z.optional(z.strictObject({ rows: z.array(enrolledSchema), total: enrolledSchema })),
    /** How many cells and totals are withheld; the enrolled are not among them. */
    suppressed: z.int().check(z.nonnegative()),
    /** The moment whose record was counted, epoch ms. */
    asOf: z.int(),
    /** Epoch ms. */
    generatedAt: z.int(),
  }),
);
export type ReportAnswer = z.infer<typeof reportAnswerSchema>;

/** The table of a report, of which nothing that is withheld can be computed. */
export type ReportTable = Pick<
  ReportAnswer,
  'rows' | 'columns' | 'cells' | 'rowTotals' | 'columnTotals' | 'total' | 'suppressed'
>;

/** `POST /v1/reports/deidentified/csv`: the same counts as a file, and what the trail keeps of it. */
export const reportFileSchema = classed(
  'none',
  z.strictObject({
    text: z.string(),
    /** SHA-256 (hex) of the text before its last line, which says it again. The trail has it too. */
    sha256: z.string(),
  }),
);
export type ReportFile = z.infer<typeof reportFileSchema>;
