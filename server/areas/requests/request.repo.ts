import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Authorized } from '../../policy/index.ts';
import { nameInSql } from '../../store/name-in-sql.ts';
import type { Schema } from '../../store/schema.ts';
import type { Reader, Tx } from '../../store/store.ts';

type May = Authorized<'request.keep'>;
export type RequestRow = Schema['request']['$inferInsert'];
export type RequestStepRow = Schema['requestStep']['$inferInsert'];

/** Keeps that somebody asked. Its first step is kept beside it. */
export async function insertRequest(tx: Tx, _may: May, row: RequestRow): Promise<void> {
  await tx.db.insert(tx.tables.request).values(row);
}

/** Keeps a step of a request. Append-only. */
export async function insertRequestStep(tx: Tx, _may: May, row: RequestStepRow): Promise<void> {
  await tx.db.insert(tx.tables.requestStep).values(row);
}

/** Says since when a request is done; null: it is open, or open again. */
export async function putClosed(
  tx: Tx,
  may: May,
  { requestId, closedOn, rev }: { readonly requestId: string; readonly closedOn: string | null; readonly rev: number },
): Promise<void> {
  const { request } = tx.tables;
  await tx.db
    .update(request)
    .set({ closedOn, rev })
    .where(and(eq(request.studentId, may.studentId), eq(request.id, requestId)));
}

/** Whether a request has this id already, whoever it is about. */
export async function isRequestId(q: Reader, _may: May, id: string): Promise<boolean> {
  const { request } = q.tables;
  const rows = await q.db.select({ rev: request.rev }).from(request).where(eq(request.id, id));
  return rows.length > 0;
}

/** Whether a step has this id already, whoever it is about. */
export async function isStepId(q: Reader, _may: May, id: string): Promise<boolean> {
  const { requestStep: step } = q.tables;
  const rows = await q.db.select({ rev: step.rev }).from(step).where(eq(step.id, id));
  return rows.length > 0;
}

/** Where the student is enrolled now; null: nowhere. */
export async function buildingNow(q: Reader, may: May): Promise<string | null> {
  const { student } = q.tables;
  const [row] = await q.db.select({ id: student.buildingId }).from(student).where(eq(student.id, may.studentId));
  return row?.id ?? null;
}

/** The student's requests, the newest first. */
export async function requestsOf(q: Reader, may: May) {
  const requests = q.prepared('request.ofStudent', (db, { request }) =>
    db
      .select({
        id: request.id,
        kind: request.kind,
        buildingId: request.buildingId,
        receivedOn: request.receivedOn,
        closedOn: request.closedOn,
      })
      .from(request)
      .where(eq(request.studentId, sql.placeholder('studentId')))
      .orderBy(desc(request.receivedOn), desc(request.id)),
  );
  return requests.execute({ studentId: may.studentId });
}

/** The steps of all of the student's requests in the order in which they were taken, with who took them. */
export async function requestStepsOf(q: Reader, may: May) {
  const steps = q.prepared('request.stepsOfStudent', (db, { requestStep: step, staff }) =>
    db
      .select({
        requestId: step.requestId,
        id: step.id,
        kind: step.kind,
        day: step.day,
        filled: step.filled,
        disclosureId: step.disclosureId,
        at: step.recordedAt,
        by: nameInSql(staff),
        role: step.authorRole,
      })
      .from(step)
      .innerJoin(staff, eq(staff.id, step.authorId))
      .where(eq(step.studentId, sql.placeholder('studentId')))
      .orderBy(asc(step.rev)),
  );
  return steps.execute({ studentId: may.studentId });
}

export type KeptStep = Awaited<ReturnType<typeof requestStepsOf>>[number];

/** A request of the student as the next step is judged by: undefined for one there is not. */
export async function requestOf(q: Reader, may: May, requestId: string) {
  const { request, requestStep: step } = q.tables;
  const isIt = and(eq(request.studentId, may.studentId), eq(request.id, requestId));
  const [row] = await q.db.select({ kind: request.kind, closedOn: request.closedOn }).from(request).where(isIt);
  if (row === undefined) return undefined;
  const steps = await q.db
    .select({ id: step.id, kind: step.kind, day: step.day, filled: step.filled, disclosureId: step.disclosureId })
    .from(step)
    .where(and(eq(step.studentId, may.studentId), eq(step.requestId, requestId)))
    .orderBy(asc(step.rev));
  return { ...row, steps };
}

/** Whether an entry of the log stands, or the one that is right instead, however often that was corrected itself. */
export async function isEntryStanding(q: Reader, may: May, disclosureId: string): Promise<boolean> {
  const { disclosureCorrection: correction } = q.tables;
  for (let id: string | null = disclosureId; id !== null;) {
    const found: readonly { readonly replacedBy: string | null }[] = await q.db
      .select({ replacedBy: correction.replacedBy })
      .from(correction)
      .where(and(eq(correction.studentId, may.studentId), eq(correction.disclosureId, id)));
    const [wrong] = found;
    if (wrong === undefined) return true;
    id = wrong.replacedBy;
  }
  return false;
}
