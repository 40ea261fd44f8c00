import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import type { Day, EnrolledFact, RelationFact, RoleFact } from '../../shared/access/facts.ts';
import { isRelation, isRole } from '../../shared/access/roles.ts';
import type { Looker, Reader } from '../store/store.ts';

/** In the store, a role in the whole district has an empty building. */
const DISTRICT = '';

/** The roles of a staff member that hold on the day; none for one who is no longer active. */
export async function readRoles(q: Looker, staffId: string, asOf: Day): Promise<RoleFact[]> {
  const roles = q.prepared('policy.roles', (db, { roleFact, staff }) =>
    db
      .select({ role: roleFact.role, buildingId: roleFact.buildingId, since: roleFact.since, until: roleFact.until })
      .from(roleFact)
      .innerJoin(staff, and(eq(staff.id, roleFact.staffId), eq(staff.active, true)))
      .where(
        and(
          eq(roleFact.staffId, sql.placeholder('staffId')),
          lte(roleFact.since, sql.placeholder('asOf')),
          or(isNull(roleFact.until), gt(roleFact.until, sql.placeholder('asOf'))),
        ),
      ),
  );
  const rows = await roles.execute({ staffId, asOf });
  return rows.flatMap(({ role, buildingId, since, until }) =>
    // A word this program does not know grants nothing.
    isRole(role) ? [{ role, buildingId: buildingId === DISTRICT ? null : buildingId, since, until }] : [],
  );
}

/** What a decision about one student rests on, besides the actor's roles. */
export interface StudentFacts {
  readonly relations: readonly RelationFact[];
  readonly enrolled: readonly EnrolledFact[];
}

/**
 * How the staff member stands to the student, and where the student is enrolled, with all their dates: whether they
 * hold is for `decide` alone to say. Null when there is no such student.
 */
export async function readStudentFacts(q: Reader, staffId: string, studentId: string): Promise<StudentFacts | null> {
  const rows = await studentFacts(q).execute({ staffId, studentId });
  if (!rows.some(({ kind }) => kind === 'student')) return null;
  return {
    relations: distinct(
      rows.flatMap(({ kind, what, since, until }) =>
        kind === 'relation' && isRelation(what) ? [{ relation: what, since, until }] : [],
      ),
    ),
    enrolled: rows.flatMap(({ kind, what, since, until }) =>
      kind === 'building' ? [{ buildingId: what, since, until }] : [],
    ),
  };
}

/** Two classes over the same days are one fact. */
function distinct(facts: readonly RelationFact[]): RelationFact[] {
  return facts.filter(
    (one, i) =>
      i === facts.findIndex((o) => o.relation === one.relation && o.since === one.since && o.until === one.until),
  );
}

type FactKind = 'student' | 'relation' | 'building';

const kindOf = (kind: FactKind) => sql<FactKind>`${sql.raw(`'${kind}'`)}`.as('kind');

/** One statement for three small seeks. Without DISTINCT, which would cost three times the rest (measured). */
function studentFacts(q: Reader) {
  return q.prepared('policy.student', (db, { relation, student, studentBuilding }) =>
    db
      .select({ kind: kindOf('relation'), what: relation.relation, since: relation.since, until: relation.until })
      .from(relation)
      .where(
        and(eq(relation.staffId, sql.placeholder('staffId')), eq(relation.studentId, sql.placeholder('studentId'))),
      )
      .unionAll(
        db
          .select({
            kind: kindOf('building'),
            what: studentBuilding.buildingId,
            since: studentBuilding.since,
            until: studentBuilding.until,
          })
          .from(studentBuilding)
          .where(eq(studentBuilding.studentId, sql.placeholder('studentId'))),
      )
      .unionAll(
        db
          .select({
            kind: kindOf('student'),
            what: student.id,
            since: sql<string>`''`,
            until: sql<string | null>`NULL`,
          })
          .from(student)
          .where(eq(student.id, sql.placeholder('studentId'))),
      ),
  );
}

/** The name of a building, for an explanation; null for the district as a whole. */
export async function buildingName(q: Looker, buildingId: string | null): Promise<string | null> {
  if (buildingId === null) return null;
  const name = q.prepared('policy.building', (db, { building }) =>
    db
      .select({ name: building.name })
      .from(building)
      .where(eq(building.id, sql.placeholder('buildingId'))),
  );
  const [row] = await name.execute({ buildingId });
  return row?.name ?? null;
}
