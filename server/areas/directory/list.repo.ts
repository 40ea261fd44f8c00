import { and, asc, desc, eq, gt, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { Authorized } from '../../policy/index.ts';
import { fixedLimit } from '../../store/literal.ts';
import { holdsOn } from '../../store/holds-on.ts';
import { nameInSql } from '../../store/name-in-sql.ts';
import type { Schema } from '../../store/schema.ts';
import type { Looker, Reader, Tx } from '../../store/store.ts';

type May = Authorized<'directory.list'>;
export type ListRequestRow = Schema['directoryRequest']['$inferInsert'];
export type ListRow = Schema['directoryList']['$inferInsert'];

/** Students whose rows are read in one go: some milliseconds, then others have their turn. */
export const STUDENTS_AT_ONCE = 500;
/** So many answered requests are told of: a district has some dozens a year. */
const ANSWERED_MAX = 300;

/** Keeps that somebody asked for a list. Append-only. */
export async function insertListRequest(tx: Tx, _may: May, row: ListRequestRow): Promise<void> {
  await tx.db.insert(tx.tables.directoryRequest).values(row);
}

/** Keeps what became of it. Append-only, once a request. */
export async function insertList(tx: Tx, _may: May, row: ListRow): Promise<void> {
  await tx.db.insert(tx.tables.directoryList).values(row);
}

/** A request by its id, with what became of it; undefined where there is none. */
export async function listRequestOf(q: Reader, _may: May, id: string) {
  const [row] = await rowsOf(q).where(eq(q.tables.directoryRequest.id, id));
  return row;
}

/** All requests for lists that wait for their answer, the newest first: whatever else came since, none is left out. */
export async function openListRequests(q: Looker, _may: May) {
  const { directoryList: list, directoryRequest: request } = q.tables;
  return rowsOf(q).where(isNull(list.requestId)).orderBy(desc(request.rev));
}

/** Those that were answered, the newest first, with what became of each. */
export async function answeredListRequests(q: Looker, _may: May) {
  const { directoryList: list, directoryRequest: request } = q.tables;
  return rowsOf(q).where(isNotNull(list.requestId)).orderBy(desc(request.rev)).limit(ANSWERED_MAX);
}

export type KeptListRequest = Awaited<ReturnType<typeof openListRequests>>[number];

function rowsOf(q: Looker) {
  const { directoryRequest: request, directoryList: list, staff } = q.tables;
  const maker = q.db
    .select({ id: staff.id, name: nameInSql(staff).as('name') })
    .from(staff)
    .as('maker');
  return q.db
    .select({
      id: request.id,
      askedOn: request.askedOn,
      filled: request.filled,
      scope: request.scope,
      at: request.recordedAt,
      by: nameInSql(staff),
      list: {
        outcome: list.outcome,
        why: list.why,
        items: list.items,
        listed: list.listed,
        refused: list.refused,
        sha256: list.sha256,
        locale: list.locale,
        logged: list.logged,
        at: list.recordedAt,
        by: maker.name,
      },
    })
    .from(request)
    .innerJoin(staff, eq(staff.id, request.recordedBy))
    .leftJoin(list, eq(list.requestId, request.id))
    .leftJoin(maker, eq(maker.id, list.recordedBy));
}

/** The students after one, in the order of their ids: what a list may tell of them, and what decides about it. */
export async function studentsAfter(q: Reader, { actor }: May, after: string) {
  const part = q.prepared('directory.students', (db, tables) => {
    const { building, student, studentAttribute: fact } = tables;
    const sealed = sql`SELECT 1 FROM ${fact} WHERE ${fact.studentId} = ${student.id}
      AND ${fact.attribute} = 'sealed' AND ${holdsOn(fact, sql.placeholder('day'))}`;
    return db
      .select({
        id: student.id,
        givenName: student.givenName,
        middleName: student.middleName,
        familyName: student.familyName,
        grade: student.grade,
        active: student.active,
        buildingId: student.buildingId,
        building: building.name,
        kind: building.kind,
        sealed: sql<number>`CASE WHEN EXISTS (${sealed}) THEN 1 ELSE 0 END`.mapWith(Number),
      })
      .from(student)
      .leftJoin(building, eq(building.id, student.buildingId))
      .where(gt(student.id, sql.placeholder('after')))
      .orderBy(asc(student.id))
      .limit(fixedLimit(STUDENTS_AT_ONCE));
  });
  return part.execute({ after, day: actor.asOf.day });
}

export type ListStudent = Awaited<ReturnType<typeof studentsAfter>>[number];

/** Which students are meant: those after one, through another, by their ids. */
export interface Between {
  readonly after: string;
  readonly last: string;
}

/** The last enrollment of each of these students that attends no more. */
export async function exitsBetween(q: Reader, _may: May, between: Between) {
  const part = q.prepared('directory.exits', (db, { building, student, studentBuilding: fact }) =>
    db
      .select({
        studentId: fact.studentId,
        until: fact.until,
        buildingId: fact.buildingId,
        building: building.name,
        kind: building.kind,
      })
      .from(fact)
      .innerJoin(student, and(eq(student.id, fact.studentId), eq(student.active, false)))
      .innerJoin(building, eq(building.id, fact.buildingId))
      .where(and(gt(fact.studentId, sql.placeholder('after')), lte(fact.studentId, sql.placeholder('last'))))
      .orderBy(asc(fact.studentId), sql`${fact.until} IS NULL`, asc(fact.until), asc(fact.since)),
  );
  return part.execute({ ...between });
}

export type Exit = Awaited<ReturnType<typeof exitsBetween>>[number];

/** What the families of these students refused, and what of it they took back. */
export async function refusalsBetween(q: Reader, _may: May, between: Between) {
  const part = q.prepared('directory.refusals', (db, { directoryRefusal: refusal, directoryRescission: end }) =>
    db
      .select({
        studentId: refusal.studentId,
        receivedOn: refusal.receivedOn,
        filled: refusal.filled,
        reason: end.reason,
        endedOn: end.receivedOn,
      })
      .from(refusal)
      .leftJoin(end, and(eq(end.studentId, refusal.studentId), eq(end.refusalId, refusal.id)))
      .where(and(gt(refusal.studentId, sql.placeholder('after')), lte(refusal.studentId, sql.placeholder('last')))),
  );
  return part.execute({ ...between });
}

/** The grades that students are in, in their order. */
export async function gradesKept(q: Reader, _may: May): Promise<string[]> {
  const { student } = q.tables;
  const rows = await q.db
    .selectDistinct({ grade: student.grade })
    .from(student)
    .where(eq(student.active, true))
    .orderBy(asc(student.grade));
  return rows.map(({ grade }) => grade);
}
