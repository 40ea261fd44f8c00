import { and, eq, gt, lte, type SQL, sql } from 'drizzle-orm';
import type {
  AttributeFact,
  EnrolledFact,
  GrantFact,
  Moment,
  RelationFact,
  RoleFact,
} from '../../shared/access/facts.ts';
import { FIELD_CLASSES } from '../../shared/access/field-classes.ts';
import { type GrantKind, isAttribute, isGrant, isRelation, isRole } from '../../shared/access/roles.ts';
import { holdsOn } from '../store/holds-on.ts';
import type { Schema } from '../store/schema.ts';
import type { Looker, Query, Reader } from '../store/store.ts';

/** In the store, a role in the whole district has an empty building. */
const DISTRICT = '';

/** What holds of a staff member themselves. */
export interface OwnFacts {
  readonly roles: readonly RoleFact[];
  readonly grants: readonly GrantFact[];
  readonly held: ReadonlySet<GrantKind>;
}

/**
 * The roles of a staff member that hold at the moment, none for one who is no longer active unless `departed` asks for
 * them; what is granted to them of the district as a whole; and which kinds of grants they hold on students.
 */
export async function readOwnFacts(
  q: Looker,
  staffId: string,
  { day, at }: Moment,
  departed: boolean,
): Promise<OwnFacts> {
  const rows = await ownFacts(q, departed).execute({ staffId, day, at });
  return {
    // A word this program does not know grants nothing.
    roles: rows.flatMap(({ kind, what, extra, since, until }) =>
      kind === 'role' && isRole(what)
        ? [{ role: what, buildingId: extra === DISTRICT ? null : extra, since, until }]
        : [],
    ),
    grants: rows.filter(({ kind }) => kind === 'grant').flatMap(toGrant),
    held: new Set(
      rows
        .filter(({ kind }) => kind === 'held')
        .flatMap(toGrant)
        .map(({ grant }) => grant),
    ),
  };
}

function ownFacts(q: Looker, departed: boolean) {
  return q.prepared(departed ? 'policy.own:departed' : 'policy.own', (db, tables) => {
    const { roleFact, staff, exceptionGrant } = tables;
    const holder = and(eq(staff.id, roleFact.staffId), departed ? undefined : eq(staff.active, true));
    return db
      .select({
        kind: kindOf('role'),
        what: roleFact.role,
        since: roleFact.since,
        until: roleFact.until,
        extra: roleFact.buildingId,
        ...NO_GRANT,
      })
      .from(roleFact)
      .innerJoin(staff, holder)
      .where(and(eq(roleFact.staffId, sql.placeholder('staffId')), holdsOn(roleFact, sql.placeholder('day'))))
      .unionAll(
        grantRows(
          db,
          tables,
          sql<FactKind>`CASE WHEN ${exceptionGrant.studentId} IS NULL THEN 'grant' ELSE 'held' END`,
          and(lte(exceptionGrant.fromAt, sql.placeholder('at')), gt(exceptionGrant.untilAt, sql.placeholder('at'))),
        ),
      );
  });
}

/** What a decision about one student rests on, besides the actor's roles. */
export interface StudentFacts {
  readonly relations: readonly RelationFact[];
  readonly enrolled: readonly EnrolledFact[];
  readonly attributes: readonly AttributeFact[];
  readonly grants: readonly GrantFact[];
}

/**
 * How the staff member stands to the student, where the student is enrolled, what the record carries and what is
 * granted, with all their dates: whether they hold is for `decide` alone to say. Null when there is no such student.
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
    attributes: rows.flatMap(({ kind, what, since, until }) =>
      kind === 'attribute' && isAttribute(what) ? [{ attribute: what, since, until }] : [],
    ),
    grants: rows.filter(({ kind }) => kind === 'grant').flatMap(toGrant),
  };
}

/** Two classes over the same days are one fact. */
function distinct(facts: readonly RelationFact[]): RelationFact[] {
  return facts.filter(
    (one, i) =>
      i === facts.findIndex((o) => o.relation === one.relation && o.since === one.since && o.until === one.until),
  );
}

interface FactRow {
  readonly kind: FactKind;
  readonly what: string;
  readonly since: string;
  readonly until: string | null;
  readonly extra: string;
  readonly id: string;
  readonly fromAt: number;
  readonly untilAt: number;
}

function toGrant({ what, since, until, extra, id, fromAt, untilAt }: FactRow): GrantFact[] {
  if (!isGrant(what)) return [];
  const classes: readonly unknown[] = JSON.parse(extra) as unknown[];
  const fieldClasses = FIELD_CLASSES.filter((one) => classes.includes(one));
  return [{ id, grant: what, fieldClasses, since, until, fromAt: Number(fromAt), untilAt: Number(untilAt) }];
}

type FactKind = 'student' | 'relation' | 'building' | 'attribute' | 'role' | 'grant' | 'held';

const kindOf = (kind: FactKind) => sql<FactKind>`${sql.raw(`'${kind}'`)}`.as('kind');

/** What the rows of other facts have where a grant's has its own. */
const NO_GRANT = {
  id: sql<string>`''`.as('id'),
  fromAt: sql<number>`0`.as('from_at'),
  untilAt: sql<number>`0`.as('until_at'),
};
const NOTHING_MORE = { extra: sql<string>`''`.as('extra'), ...NO_GRANT };

/** The staff member's grants under a condition, as rows of facts. */
function grantRows(db: Query, { exceptionGrant }: Schema, as: SQL<FactKind>, where: SQL | undefined) {
  const { id, kind, classes, since, until, fromAt, untilAt } = exceptionGrant;
  return db
    .select({
      kind: as.as('kind'),
      what: kind,
      since,
      until: sql<string | null>`${until}`,
      extra: classes,
      id,
      fromAt,
      untilAt,
    })
    .from(exceptionGrant)
    .where(and(eq(exceptionGrant.staffId, sql.placeholder('staffId')), where));
}

/** One statement for five small seeks. Without DISTINCT, which would cost three times the rest (measured). */
function studentFacts(q: Reader) {
  return q.prepared('policy.student', (db, tables) => {
    const { relation, student, studentBuilding, studentAttribute, exceptionGrant } = tables;
    const studentId = sql.placeholder('studentId');
    return db
      .select({
        kind: kindOf('relation'),
        what: relation.relation,
        since: relation.since,
        until: relation.until,
        ...NOTHING_MORE,
      })
      .from(relation)
      .where(and(eq(relation.staffId, sql.placeholder('staffId')), eq(relation.studentId, studentId)))
      .unionAll(
        db
          .select({
            kind: kindOf('building'),
            what: studentBuilding.buildingId,
            since: studentBuilding.since,
            until: studentBuilding.until,
            ...NOTHING_MORE,
          })
          .from(studentBuilding)
          .where(eq(studentBuilding.studentId, studentId)),
      )
      .unionAll(
        db
          .select({
            kind: kindOf('attribute'),
            what: studentAttribute.attribute,
            since: studentAttribute.since,
            until: studentAttribute.until,
            ...NOTHING_MORE,
          })
          .from(studentAttribute)
          .where(eq(studentAttribute.studentId, studentId)),
      )
      .unionAll(grantRows(db, tables, sql<FactKind>`'grant'`, eq(exceptionGrant.studentId, studentId)))
      .unionAll(
        db
          .select({
            kind: kindOf('student'),
            what: student.id,
            since: sql<string>`''`,
            until: sql<string | null>`NULL`,
            ...NOTHING_MORE,
          })
          .from(student)
          .where(eq(student.id, studentId)),
      );
  });
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
