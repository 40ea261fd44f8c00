import { and, eq, gt, inArray, lte, or, sql } from 'drizzle-orm';
import type { Moment } from '../../shared/access/facts.ts';
import type { Reach } from '../../shared/access/reach.ts';
import { holdsOn } from '../store/holds-on.ts';
import type { Reader } from '../store/store.ts';

/**
 * Active staff who might open the student's record at the moment: related to the student, holding a grant on them, or
 * in a role that needs neither. Whether they may is for `decide` to say.
 */
export async function mayBeOnlookers(
  q: Reader,
  studentId: string,
  { day, at }: Moment,
  reach: Reach,
): Promise<string[]> {
  const candidates = q.prepared(`policy.onlookers:${JSON.stringify(reach)}`, (db, tables) => {
    const { staff, relation, exceptionGrant, roleFact, studentBuilding } = tables;
    const student = sql.placeholder('studentId');
    const today = sql.placeholder('day');
    const related = db
      .select({ id: relation.staffId })
      .from(relation)
      .where(and(eq(relation.studentId, student), holdsOn(relation, today)));
    const granted = db
      .select({ id: exceptionGrant.staffId })
      .from(exceptionGrant)
      .where(
        and(
          eq(exceptionGrant.studentId, student),
          lte(exceptionGrant.fromAt, sql.placeholder('at')),
          gt(exceptionGrant.untilAt, sql.placeholder('at')),
        ),
      );
    const buildings = db
      .select({ id: studentBuilding.buildingId })
      .from(studentBuilding)
      .where(and(eq(studentBuilding.studentId, student), holdsOn(studentBuilding, today)));
    const inRole = db
      .select({ id: roleFact.staffId })
      .from(roleFact)
      .where(
        and(
          or(
            inArray(roleFact.role, [...reach.anywhere]),
            and(inArray(roleFact.role, [...reach.atBuilding]), inArray(roleFact.buildingId, buildings)),
          ),
          holdsOn(roleFact, today),
        ),
      );
    return db
      .select({ id: staff.id })
      .from(staff)
      .where(
        and(
          eq(staff.active, true),
          or(inArray(staff.id, related), inArray(staff.id, granted), inArray(staff.id, inRole)),
        ),
      )
      .orderBy(staff.familyName, staff.givenName, staff.id);
  });
  const rows = await candidates.execute({ studentId, day, at });
  return rows.map(({ id }) => id);
}
