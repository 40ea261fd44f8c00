import { and, desc, eq, sql } from 'drizzle-orm';
import type { Authorized } from '../../policy/index.ts';
import { nameInSql } from '../../store/name-in-sql.ts';
import type { Schema } from '../../store/schema.ts';
import type { Reader, Tx } from '../../store/store.ts';

type May = Authorized<'directory.keep'>;
export type RefusalRow = Schema['directoryRefusal']['$inferInsert'];
export type RescissionRow = Schema['directoryRescission']['$inferInsert'];

/** Keeps a refusal as it was signed. Append-only. */
export async function insertRefusal(tx: Tx, _may: May, row: RefusalRow): Promise<void> {
  await tx.db.insert(tx.tables.directoryRefusal).values(row);
}

/** Keeps that a refusal holds no more. Append-only, once a refusal. */
export async function insertRescission(tx: Tx, _may: May, row: RescissionRow): Promise<void> {
  await tx.db.insert(tx.tables.directoryRescission).values(row);
}

/** Whether a refusal has this id already, whoever's. */
export async function isRefusalId(q: Reader, _may: May, id: string): Promise<boolean> {
  const { directoryRefusal: refusal } = q.tables;
  const rows = await q.db.select({ rev: refusal.rev }).from(refusal).where(eq(refusal.id, id));
  return rows.length > 0;
}

/** Since when one of the student's refusals is there, and whether it ended; undefined where there is none of this id. */
export async function refusalOf(q: Reader, may: May, refusalId: string) {
  const { directoryRefusal: refusal, directoryRescission: end } = q.tables;
  const [row] = await q.db
    .select({ receivedOn: refusal.receivedOn, ended: end.reason })
    .from(refusal)
    .leftJoin(end, and(eq(end.studentId, refusal.studentId), eq(end.refusalId, refusal.id)))
    .where(and(eq(refusal.studentId, may.studentId), eq(refusal.id, refusalId)));
  return row;
}

/** The student's refusals with who entered them, newest first. */
export async function refusalsOf(q: Reader, may: May) {
  const refusals = q.prepared('directory.refusalsOf', (db, { directoryRefusal: refusal, staff }) =>
    db
      .select({
        id: refusal.id,
        receivedOn: refusal.receivedOn,
        filled: refusal.filled,
        at: refusal.recordedAt,
        by: nameInSql(staff),
      })
      .from(refusal)
      .innerJoin(staff, eq(staff.id, refusal.recordedBy))
      .where(eq(refusal.studentId, sql.placeholder('studentId')))
      .orderBy(desc(refusal.receivedOn), desc(refusal.rev)),
  );
  return refusals.execute({ studentId: may.studentId });
}

/** Which of the student's refusals hold no more, each with why and by whom. */
export async function rescissionsOf(q: Reader, may: May) {
  const ends = q.prepared('directory.rescissionsOf', (db, { directoryRescission: end, staff }) =>
    db
      .select({
        refusalId: end.refusalId,
        receivedOn: end.receivedOn,
        reason: end.reason,
        filled: end.filled,
        at: end.recordedAt,
        by: nameInSql(staff),
      })
      .from(end)
      .innerJoin(staff, eq(staff.id, end.recordedBy))
      .where(eq(end.studentId, sql.placeholder('studentId'))),
  );
  return ends.execute({ studentId: may.studentId });
}

/** Where the student is enrolled now, and on which day the last enrollment ended; both null for who never was at one. */
export async function attendanceOf(q: Reader, may: May) {
  const { building, student, studentBuilding: fact } = q.tables;
  const [now] = await q.db
    .select({ active: student.active, grade: student.grade, buildingId: student.buildingId, school: building.name })
    .from(student)
    .leftJoin(building, eq(building.id, student.buildingId))
    .where(eq(student.id, may.studentId));
  const [last] = await q.db
    .select({ until: sql<string | null>`max(${fact.until})` })
    .from(fact)
    .where(eq(fact.studentId, may.studentId));
  return now === undefined ? undefined : { ...now, until: last?.until ?? null };
}
