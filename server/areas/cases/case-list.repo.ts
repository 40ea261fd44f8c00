import { and, asc, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { CASE_VIEWS } from '../../../shared/areas/cases/case.ts';
import type { StudentFilter } from '../../policy/index.ts';
import type { Schema } from '../../store/schema.ts';
import type { Query, Reader } from '../../store/store.ts';

export type CaseView = (typeof CASE_VIEWS)[number];
type Sight = StudentFilter<'case.view', 'casework'>;

/** What a row of a list of cases shows. */
export function caseColumns(db: Query, { building, caseFile, contact, staff, student }: Schema) {
  const lastContact = db
    .select({ at: sql`max(${contact.happenedAt})` })
    .from(contact)
    .where(eq(contact.studentId, student.id));
  return {
    caseId: caseFile.id,
    studentId: student.id,
    sisId: student.sisId,
    givenName: student.givenName,
    familyName: student.familyName,
    grade: student.grade,
    building: building.name,
    stage: caseFile.stage,
    workerGiven: staff.givenName,
    workerFamily: staff.familyName,
    openedOn: caseFile.openedOn,
    next: caseFile.nextStep,
    due: caseFile.dueOn,
    meetingOn: caseFile.meetingOn,
    lastContactAt: sql<number | null>`(${lastContact})`.mapWith(Number),
  };
}

/** Of the cases that the reader may see, a page: what is due first comes first, of the closed ones the newest. */
export async function listedCases(
  q: Reader,
  filter: Sight,
  { view, limit, reader }: { readonly view: CaseView; readonly limit: number; readonly reader: string },
) {
  const list = q.prepared(`case.list:${view}:${filter.shape}`, (db, tables) => {
    const { building, caseFile, staff, student } = tables;
    return db
      .select(caseColumns(db, tables))
      .from(caseFile)
      .innerJoin(student, eq(student.id, caseFile.studentId))
      .innerJoin(building, eq(building.id, caseFile.buildingId))
      .innerJoin(staff, eq(staff.id, caseFile.workerId))
      .where(and(isIn(tables, view), filter.where(tables)))
      .orderBy(...orderOf(tables, view))
      .limit(sql.placeholder('limit'));
  });
  return list.execute({ ...filter.params, limit, reader });
}

export type ListedCase = Awaited<ReturnType<typeof listedCases>>[number];

/** How many cases the view has in all, of those that the reader may see. */
export async function countCases(q: Reader, filter: Sight, view: CaseView, reader: string): Promise<number> {
  const count = q.prepared(`case.count:${view}:${filter.shape}`, (db, tables) => {
    const { caseFile, student } = tables;
    return db
      .select({ n: sql<number>`count(*)`.mapWith(Number) })
      .from(caseFile)
      .innerJoin(student, eq(student.id, caseFile.studentId))
      .where(and(isIn(tables, view), filter.where(tables)));
  });
  const [row] = await count.execute({ ...filter.params, reader });
  return row?.n ?? 0;
}

function isIn({ caseFile }: Schema, view: CaseView): SQL | undefined {
  switch (view) {
    case 'own':
      return and(eq(caseFile.workerId, sql.placeholder('reader')), isNull(caseFile.closedOn));
    case 'open':
      return isNull(caseFile.closedOn);
    case 'committee':
      return eq(caseFile.stage, sql`'committee'`);
    case 'closed':
      return isNotNull(caseFile.closedOn);
  }
}

function orderOf({ caseFile }: Schema, view: CaseView): SQL[] {
  if (view === 'closed') return [desc(caseFile.closedOn), desc(caseFile.id)];
  // What has no day comes last, on either engine.
  return [sql`coalesce(${caseFile.dueOn}, '9999')`, asc(caseFile.openedOn), asc(caseFile.id)];
}
