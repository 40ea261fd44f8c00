import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import type { Authorized } from '../../policy/index.ts';
import { jsonColumn, jsonObject } from '../../store/json.ts';
import type { Schema } from '../../store/schema.ts';
import type { Query, Reader, Tx } from '../../store/store.ts';

/** Whoever takes steps. */
export type MayTakeSteps = Authorized<'case.open'> | Authorized<'case.write'> | Authorized<'case.direct'>;
type MayRead = MayTakeSteps | Authorized<'case.view'>;

export type StepRow = Schema['caseStep']['$inferInsert'];
export type CaseFileRow = Schema['caseFile']['$inferInsert'];

/** Notes a step. Its revision is also the change's, by which held students learn of it. */
export async function insertStep(tx: Tx, _may: MayTakeSteps, row: StepRow): Promise<void> {
  await tx.db.insert(tx.tables.caseStep).values(row);
}

/** Keeps what a case is now: a new one, or in the place of what it was. */
export async function putCaseFile(tx: Tx, _may: MayTakeSteps, row: CaseFileRow): Promise<void> {
  const { caseFile } = tx.tables;
  const { studentId: _student, id: _id, openedOn: _opened, ...now } = row;
  await tx.db
    .insert(caseFile)
    .values(row)
    .onConflictDoUpdate({ target: [caseFile.studentId, caseFile.id], set: now });
}

/** The student's open case; there is at most one. */
export async function openCaseId(tx: Tx, may: MayTakeSteps): Promise<string | undefined> {
  const { caseFile } = tx.tables;
  const [row] = await tx.db
    .select({ id: caseFile.id })
    .from(caseFile)
    .where(and(eq(caseFile.studentId, may.studentId), isNull(caseFile.closedOn)))
    .limit(1);
  return row?.id;
}

/** The steps of one case of the student, in their order; none where the student has no such case. */
export async function stepsOfCase(q: Reader, may: MayRead, caseId: string) {
  const { caseStep } = q.tables;
  const { id, kind, day, filled, recordedAt } = caseStep;
  return q.db
    .select({ id, kind, day, filled, recordedAt })
    .from(caseStep)
    .where(and(eq(caseStep.studentId, may.studentId), eq(caseStep.caseId, caseId)))
    .orderBy(asc(caseStep.rev));
}

/** The student's cases, the newest first, with the names of who has them and of their schools. */
export async function casesOf(q: Reader, may: Authorized<'case.view'>) {
  const cases = q.prepared('case.files', (db, { caseFile, staff, building }) =>
    db
      .select({
        id: caseFile.id,
        openedOn: caseFile.openedOn,
        closedOn: caseFile.closedOn,
        workerGiven: staff.givenName,
        workerFamily: staff.familyName,
        building: building.name,
      })
      .from(caseFile)
      .innerJoin(staff, eq(staff.id, caseFile.workerId))
      .innerJoin(building, eq(building.id, caseFile.buildingId))
      .where(eq(caseFile.studentId, sql.placeholder('studentId')))
      .orderBy(desc(caseFile.openedOn), desc(caseFile.id)),
  );
  return cases.execute({ studentId: may.studentId });
}

/** The steps of all the student's cases with their authors, each case's in their order. */
export async function stepsOfStudent(q: Reader, may: Authorized<'case.view'> | Authorized<'copy.make'>) {
  const steps = q.prepared('case.steps', (db, { caseStep, staff }) =>
    db
      .select({
        caseId: caseStep.caseId,
        id: caseStep.id,
        kind: caseStep.kind,
        day: caseStep.day,
        filled: caseStep.filled,
        authorId: caseStep.authorId,
        authorRole: caseStep.authorRole,
        authorGiven: staff.givenName,
        authorFamily: staff.familyName,
        recordedAt: caseStep.recordedAt,
        rev: caseStep.rev,
      })
      .from(caseStep)
      .innerJoin(staff, eq(staff.id, caseStep.authorId))
      .where(eq(caseStep.studentId, sql.placeholder('studentId')))
      .orderBy(asc(caseStep.caseId), asc(caseStep.rev)),
  );
  return steps.execute({ studentId: may.studentId });
}

export type StudentStep = Awaited<ReturnType<typeof stepsOfStudent>>[number];

/** Where the student's open case stands, as a JSON column of a larger question about `studentId`; null without one. */
export function openCaseJson(q: Reader, db: Query, { caseFile }: Schema) {
  const members = { caseId: caseFile.id, stage: caseFile.stage, next: caseFile.nextStep, due: caseFile.dueOn };
  const open = db
    .select({ json: jsonColumn(q, jsonObject(q, members)) })
    .from(caseFile)
    .where(and(eq(caseFile.studentId, sql.placeholder('studentId')), isNull(caseFile.closedOn)))
    .limit(sql`1` as unknown as number);
  return sql<string | null>`(${open})`;
}
