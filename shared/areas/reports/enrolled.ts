import {
  type EnrolledCell,
  type Rated,
  RATED,
  type ReportAnswer,
  type ReportCell,
  type ReportRequest,
  THRESHOLD,
} from './report.ts';
import { smallestShown } from './small.ts';

/** By which groups a report is set against the enrolled; null where rates would say nothing, or too much (R31). */
export function ratedBy({ by, across }: Pick<ReportRequest, 'by' | 'across'>): Rated | null {
  return across === undefined ? (RATED.find((each) => each === by) ?? null) : null;
}

/** Exact numbers of students enrolled at some time of the year. They never leave the server. */
export interface Enrolled {
  readonly byKey: ReadonlyMap<string, number>;
  readonly total: number;
}

type Counted = Pick<ReportAnswer, 'rows' | 'rowTotals' | 'total'>;

/**
 * The enrolled that may be shown beside a report. Beside a count they tell how many students it leaves out: where those
 * are fewer than ten (R77), or the count is withheld, the enrolled are withheld too. The same are withheld beside every
 * subject of the year (`others`: their tables by the same groups), or one report would tell what another does not.
 */
export function showEnrolled(
  report: Counted,
  enrolled: Enrolled,
  others: readonly Counted[],
): NonNullable<ReportAnswer['enrolled']> {
  const tables = [report, ...others];
  const shown = shownGroups(tables, enrolled.byKey);
  const rows = report.rows.map(({ key }): EnrolledCell => {
    const students = shown.get(key);
    return students === undefined ? { suppressed: true } : { students };
  });
  const listed = new Set(report.rows.map(({ key }) => key));
  const all = [...enrolled.byKey.keys()].every((key) => listed.has(key) && shown.has(key));
  const mayShow = all && tables.every(({ total }) => !isClosed(total, enrolled.total));
  return { rows, total: mayShow ? { students: enrolled.total } : { suppressed: true } };
}

/**
 * The groups whose enrolled are shown. How many are enrolled in all is no secret: so none is withheld alone, and those
 * that are withheld are not few together, or what is shown adds up to them.
 */
function shownGroups(tables: readonly Counted[], byKey: Enrolled['byKey']): ReadonlyMap<string, number> {
  const groups = [...byKey].map(([key, students]) => ({
    key,
    students,
    hidden: tables.some((table) => isClosed(countOf(table, key), students)),
  }));
  for (;;) {
    const withheld = groups.filter(({ hidden }) => hidden);
    const sum = withheld.reduce((all, { students }) => all + students, 0);
    const next = withheld.length === 0 || (withheld.length > 1 && sum >= THRESHOLD) ? null : smallestShown(groups);
    if (next === null) break;
    next.hidden = true;
  }
  return new Map(groups.filter(({ hidden }) => !hidden).map(({ key, students }) => [key, students]));
}

/** What is counted of a group; nothing where it has no row. */
function countOf({ rows, rowTotals }: Counted, key: string): ReportCell | undefined {
  const at = rows.findIndex((row) => row.key === key);
  return at === -1 ? { students: 0, events: 0 } : rowTotals[at];
}

/** Whether the enrolled beside this count would tell of a few, or of what is withheld. */
const isClosed = (counted: ReportCell | undefined, enrolled: number): boolean =>
  counted === undefined || 'suppressed' in counted || enrolled - counted.students < THRESHOLD;

/** How many of a hundred enrolled students are counted, to one decimal; null where either is withheld. */
export function rateOf(counted: ReportCell | undefined, enrolled: EnrolledCell | undefined): number | null {
  if (counted === undefined || enrolled === undefined || 'suppressed' in counted || 'suppressed' in enrolled)
    return null;
  return Math.round((counted.students / enrolled.students) * 1000) / 10;
}
