import { and, asc, desc, eq, gte, isNotNull, isNull, lt, notExists, type SQL, sql } from 'drizzle-orm';
import type { CASE_VIEWS, CaseQuestion } from '../../../shared/areas/cases/case.ts';
import type { StudentFilter } from '../../policy/index.ts';
import type { Schema } from '../../store/schema.ts';
import type { Query, Reader } from '../../store/store.ts';

export type CaseView = (typeof CASE_VIEWS)[number];
type Sight = StudentFilter<'case.view', 'casework'>;

/** Which cases are asked for: of a view, those to which every question is answered with yes. */
export interface AskedOf {
  readonly view: CaseView;
  /** For one's own caseload. */
  readonly reader: string;
  readonly questions?: readonly CaseQuestion[];
  readonly today: string;
  /** Quiet is what was opened before this day, and had no contact from its first instant on. */
  readonly quietDay: string;
  readonly quietFrom: number;
}

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
export async function listedCases(q: Reader, filter: Sight, { limit, ...of }: AskedOf & { readonly limit: number }) {
  const list = q.prepared(`case.list:${nameOf(of)}:${filter.shape}`, (db, tables) => {
    const { building, caseFile, staff, student } = tables;
    return db
      .select(caseColumns(db, tables))
      .from(caseFile)
      .innerJoin(student, eq(student.id, caseFile.studentId))
      .innerJoin(building, eq(building.id, caseFile.buildingId))
      .innerJoin(staff, eq(staff.id, caseFile.workerId))
      .where(and(isIn(tables, of.view), ...answering(db, tables, of), filter.where(tables)))
      .orderBy(...orderOf(tables, of.view))
      .limit(sql.placeholder('limit'));
  });
  return list.execute({ ...filter.params, limit, ...valuesOf(of) });
}

export type ListedCase = Awaited<ReturnType<typeof listedCases>>[number];

/** How many cases there are in all, of those that the reader may see. */
export async function countCases(q: Reader, filter: Sight, of: AskedOf): Promise<number> {
  const count = q.prepared(`case.count:${nameOf(of)}:${filter.shape}`, (db, tables) => {
    const { caseFile, student } = tables;
    return db
      .select({ n: sql<number>`count(*)`.mapWith(Number) })
      .from(caseFile)
      .innerJoin(student, eq(student.id, caseFile.studentId))
      .where(and(isIn(tables, of.view), ...answering(db, tables, of), filter.where(tables)));
  });
  const [row] = await count.execute({ ...filter.params, ...valuesOf(of) });
  return row?.n ?? 0;
}

const asked = ({ questions = [] }: AskedOf) => [...new Set(questions)].sort();
const nameOf = (of: AskedOf) => [of.view, ...asked(of)].join('+');
const valuesOf = ({ reader, today, quietDay, quietFrom }: AskedOf) => ({ reader, today, quietDay, quietFrom });

/** What holds of a case to which the questions are answered with yes. */
function answering(db: Query, { caseFile, contact }: Schema, of: AskedOf): SQL[] {
  return asked(of).map((question) => {
    switch (question) {
      case 'quiet': {
        const since = db
          .select({ one: sql`1` })
          .from(contact)
          .where(and(eq(contact.studentId, caseFile.studentId), gte(contact.happenedAt, sql.placeholder('quietFrom'))));
        // A case that was opened yesterday has not been silent for thirty days.
        return sql`${lt(caseFile.openedOn, sql.placeholder('quietDay'))} and ${notExists(since)}`;
      }
      case 'overdue':
        return lt(caseFile.dueOn, sql.placeholder('today'));
      case 'contracts':
        return eq(caseFile.stage, sql`'contracts'`);
    }
  });
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
