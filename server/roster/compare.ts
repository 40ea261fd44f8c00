import type { Reader } from '../store/store.ts';
import type { Comparison } from './comparison.ts';
import { compareEnrollments } from './compare-enrollments.ts';
import { comparePeople } from './compare-people.ts';
import { comparePlaces } from './compare-places.ts';
import { comparePosts } from './compare-posts.ts';
import { compareRelations } from './compare-relations.ts';
import type { Counts } from './merge.ts';
import type { RosterTable, RowOf } from './roster-rows.ts';

/** What a set says nothing of: attributes come from assignments.csv, roles from claims (`deriveRoles`). */
type Silent = 'studentAttribute' | 'roleFact';

/** Rows to write into one table, and their counts. */
interface TablePlan<T extends RosterTable> {
  readonly put: readonly RowOf<T>[];
  readonly counts: Counts;
}

/** Everything an import will do, in an order in which no row points at one that is not there yet. */
export type RosterPlan = { readonly [T in Exclude<RosterTable, Silent>]: TablePlan<T> };

/** Compares a set with what is known. Writes nothing. */
export async function compareSet(q: Reader, c: Comparison): Promise<RosterPlan> {
  const places = await comparePlaces(c);
  const people = await comparePeople(c, places.buildings);
  const enrollment = await compareEnrollments(c, places, people);
  const { studentBuildings, staffClaims } = await comparePosts(q, c, places, people, enrollment);
  const relation = await compareRelations(q, c, places, people, enrollment);
  return {
    building: places.buildings,
    session: places.sessions,
    course: places.courses,
    staff: people.staff,
    student: people.students,
    class: places.classes,
    enrollment,
    studentBuilding: studentBuildings,
    staffClaim: staffClaims,
    relation,
  };
}
