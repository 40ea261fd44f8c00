import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { rolesWith } from '../../../shared/access/reach.ts';
import { RULES } from '../../../shared/access/rules.ts';
import type { Period } from '../../../shared/areas/cases/lifecycle/judge.ts';
import type { Authorized } from '../../policy/index.ts';
import { holdsOn } from '../../store/holds-on.ts';
import { nameInSql } from '../../store/name-in-sql.ts';
import type { Schema } from '../../store/schema.ts';
import type { Looker, Reader } from '../../store/store.ts';
import type { MayTakeSteps } from './case.repo.ts';

type May = MayTakeSteps | Authorized<'case.view'>;

/** The roles for which serving a student opens the record: in any other a case would be for nothing. */
const SERVING = rolesWith(RULES, 'student.view', 'serving');

/** Active staff who can be given a case on the day, in the order of their names. */
export async function workersOn(q: Reader, _may: May, day: string): Promise<{ id: string; name: string }[]> {
  const { roleFact, staff } = q.tables;
  return q.db
    .selectDistinct({ id: staff.id, name: nameInSql(staff), familyName: staff.familyName, givenName: staff.givenName })
    .from(staff)
    .innerJoin(roleFact, eq(roleFact.staffId, staff.id))
    .where(and(eq(staff.active, true), canServe(q.tables, day)))
    .orderBy(asc(staff.familyName), asc(staff.givenName), asc(staff.id))
    .then((rows) => rows.map(({ id, name }) => ({ id, name })));
}

/** Whether somebody is there, works here, and can be given a case on the day. */
export async function workerOn(q: Reader, _may: May, staffId: string, day: string) {
  const { roleFact, staff } = q.tables;
  const [row] = await q.db
    .select({
      active: staff.active,
      serves:
        sql<boolean>`EXISTS (SELECT 1 FROM ${roleFact} WHERE ${and(eq(roleFact.staffId, staff.id), canServe(q.tables, day))})`.mapWith(
          Boolean,
        ),
    })
    .from(staff)
    .where(eq(staff.id, staffId));
  return row;
}

function canServe({ roleFact }: Schema, day: string): SQL | undefined {
  return and(inArray(roleFact.role, [...SERVING]), holdsOn(roleFact, day));
}

/** The schools that are in use, in the order of their names. */
export async function schoolsNow(q: Reader, _may: May): Promise<{ id: string; name: string }[]> {
  const { building } = q.tables;
  return q.db
    .select({ id: building.id, name: building.name })
    .from(building)
    .where(and(eq(building.active, true), eq(building.kind, 'school')))
    .orderBy(asc(building.name), asc(building.id));
}

/** Whether the student has ESE or 504 services on the day (R16): nothing else of them is told. */
export async function hasServicesOn(q: Reader, may: May, day: string): Promise<boolean> {
  const { studentAttribute } = q.tables;
  const rows = await q.db
    .select({ since: studentAttribute.since })
    .from(studentAttribute)
    .where(
      and(
        eq(studentAttribute.studentId, may.studentId),
        inArray(studentAttribute.attribute, ['sped', 's504']),
        holdsOn(studentAttribute, day),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** From the finest kind: a district without grading periods counts by its terms, or by its semesters. */
const KINDS = ['gradingPeriod', 'term', 'semester'] as const;

/** The grading periods of the roster's calendar, of the finest kind it has, in their order (R15). */
export async function gradingPeriods(q: Looker): Promise<Period[]> {
  const all = q.prepared('case.periods', (db, { session }) =>
    db
      .selectDistinct({
        kind: session.kind,
        title: session.title,
        start: session.startDay,
        end: session.endDay,
      })
      .from(session)
      .orderBy(asc(session.startDay), asc(session.endDay), asc(session.title)),
  );
  const rows = await all.execute();
  const kind = KINDS.find((one) => rows.some((row) => row.kind === one));
  return rows.filter((row) => row.kind === kind).map(({ title, start, end }) => ({ title, start, end }));
}
