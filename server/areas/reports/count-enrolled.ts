import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Enrolled } from '../../../shared/areas/reports/enrolled.ts';
import { foldGroups, type Folds } from '../../../shared/areas/reports/fold.ts';
import { RATED, type Rated } from '../../../shared/areas/reports/report.ts';
import type { Authorized } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';
import type { MonthSpan } from './month-spans.ts';
import { enrolledIn, type EnrolledRow } from './report.repo.ts';

/** The enrolled of a year by all that they are compared by, and the groups that its reports tell apart. */
export interface EnrolledOfYear {
  readonly folds: Folds;
  /** By school, or by group as the folds have them. */
  by(rated: Rated): Enrolled;
}

/**
 * Counts who was enrolled, part by part, giving others their turn in between.
 * @returns null when whoever asked has gone
 */
export async function countEnrolled(
  q: Reader,
  may: Authorized<'report.read'>,
  spans: readonly MonthSpan[],
  signal: AbortSignal,
): Promise<EnrolledOfYear | null> {
  const counts: Record<Rated, Map<string, number>> = {
    school: new Map(),
    program: new Map(),
    race: new Map(),
    sex: new Map(),
  };
  let total = 0;
  for await (const part of enrolledIn(q, may, { spans })) {
    for (const rated of RATED) addTo(counts[rated], part, rated);
    total += new Set(part.map(({ studentId }) => studentId)).size;
    await nextTurn();
    if (signal.aborted) return null;
  }
  return ofYear(counts, total);
}

/** Counts each student once in each school, or in their group. */
function addTo(counts: Map<string, number>, part: readonly EnrolledRow[], rated: Rated): void {
  const distinct = new Map(part.map((row) => [`${row.studentId} ${row[rated]}`, row[rated]]));
  for (const key of distinct.values()) counts.set(key, (counts.get(key) ?? 0) + 1);
}

function ofYear(counts: Readonly<Record<Rated, ReadonlyMap<string, number>>>, total: number): EnrolledOfYear {
  const folds = {
    program: foldGroups('program', counts.program),
    race: foldGroups('race', counts.race),
    sex: foldGroups('sex', counts.sex),
  };
  const byKey = (rated: Rated) => (rated === 'school' ? counts.school : folds[rated].enrolled);
  return { folds, by: (rated) => ({ byKey: byKey(rated), total }) };
}
