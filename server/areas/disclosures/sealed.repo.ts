import { desc, eq } from 'drizzle-orm';
import type { Authorized } from '../../policy/index.ts';
import { nameInSql } from '../../store/name-in-sql.ts';
import type { Schema } from '../../store/schema.ts';
import type { Reader, Tx } from '../../store/store.ts';

type May = Authorized<'custody.keep'>;

/** Keeps a release in the sealed book (R101, R117). Append-only. */
export async function insertSealed(tx: Tx, _may: May, row: Schema['sealedRelease']['$inferInsert']): Promise<void> {
  await tx.db.insert(tx.tables.sealedRelease).values(row);
}

/** Keeps why an entry of the sealed book is wrong. Append-only, once an entry. */
export async function insertSealedCorrection(
  tx: Tx,
  _may: May,
  row: Schema['sealedCorrection']['$inferInsert'],
): Promise<void> {
  await tx.db.insert(tx.tables.sealedCorrection).values(row);
}

/** Whose an entry of the sealed book is, and whether it was corrected; undefined where the book has none of this id. */
export async function sealedState(
  q: Reader,
  _may: May,
  id: string,
): Promise<{ studentId: string; isCorrected: boolean } | undefined> {
  const { sealedRelease, sealedCorrection } = q.tables;
  const [row] = await q.db
    .select({ studentId: sealedRelease.studentId, corrected: sealedCorrection.rev })
    .from(sealedRelease)
    .leftJoin(sealedCorrection, eq(sealedCorrection.releaseId, sealedRelease.id))
    .where(eq(sealedRelease.id, id));
  return row && { studentId: row.studentId, isCorrected: row.corrected !== null };
}

/** Why entries of the sealed book are wrong, in no order. */
export async function sealedCorrections(q: Reader, _may: May) {
  const { sealedCorrection, staff } = q.tables;
  return q.db
    .select({
      releaseId: sealedCorrection.releaseId,
      why: sealedCorrection.why,
      replacedBy: sealedCorrection.replacedBy,
      at: sealedCorrection.recordedAt,
      by: nameInSql(staff),
    })
    .from(sealedCorrection)
    .innerJoin(staff, eq(staff.id, sealedCorrection.recordedBy));
}

/** Whether the sealed book has this id already. */
export async function isSealedId(q: Reader, _may: May, id: string): Promise<boolean> {
  const { sealedRelease } = q.tables;
  const rows = await q.db.select({ rev: sealedRelease.rev }).from(sealedRelease).where(eq(sealedRelease.id, id));
  return rows.length > 0;
}

/** The birth date of the student whose release is sealed; undefined where there is no such student. */
export async function bornOn(
  q: Reader,
  _may: May,
  studentId: string,
): Promise<{ birthDate: string | null } | undefined> {
  const { student } = q.tables;
  const [row] = await q.db.select({ birthDate: student.birthDate }).from(student).where(eq(student.id, studentId));
  return row;
}

/** The sealed book, newest first. */
export async function sealedKept(q: Reader, _may: May) {
  const { sealedRelease, student, staff } = q.tables;
  return q.db
    .select({
      id: sealedRelease.id,
      studentId: student.id,
      studentName: nameInSql(student),
      sisId: student.sisId,
      at: sealedRelease.at,
      basis: sealedRelease.basis,
      outcome: sealedRelease.outcome,
      filled: sealedRelease.filled,
      recordedAt: sealedRelease.recordedAt,
      recordedBy: nameInSql(staff),
    })
    .from(sealedRelease)
    .innerJoin(student, eq(student.id, sealedRelease.studentId))
    .innerJoin(staff, eq(staff.id, sealedRelease.recordedBy))
    .orderBy(desc(sealedRelease.at), desc(sealedRelease.rev));
}
