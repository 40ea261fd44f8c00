import { and, desc, eq, sql } from 'drizzle-orm';
import type { Authorized } from '../../policy/index.ts';
import { nameInSql } from '../../store/name-in-sql.ts';
import type { Schema } from '../../store/schema.ts';
import type { Reader, Tx } from '../../store/store.ts';

/** Who enters in a student's log: whoever is asked for data, and whoever corrects what was entered. */
export type MayEnter = Authorized<'disclosure.record'> | Authorized<'disclosure.view'>;

/** Also whoever puts the log into a copy for the family (R119). */
type MayRead = MayEnter | Authorized<'copy.make'>;

type EntryRow = Schema['disclosure']['$inferInsert'];
type FormRow = Schema['disclosureForm']['$inferInsert'];
type CorrectionRow = Schema['disclosureCorrection']['$inferInsert'];

/** Keeps an entry with what its form holds. Append-only. */
export async function insertEntry(tx: Tx, _may: MayEnter, entry: EntryRow, form: FormRow): Promise<void> {
  await tx.db.insert(tx.tables.disclosure).values(entry);
  await tx.db.insert(tx.tables.disclosureForm).values(form);
}

/** Keeps why an entry is wrong. Append-only, once an entry. */
export async function insertCorrection(tx: Tx, _may: Authorized<'disclosure.view'>, row: CorrectionRow): Promise<void> {
  await tx.db.insert(tx.tables.disclosureCorrection).values(row);
}

/** Whether an entry has this id already, whoever it is about. */
export async function isEntryId(q: Reader, _may: MayEnter, id: string): Promise<boolean> {
  const { disclosure } = q.tables;
  const rows = await q.db.select({ rev: disclosure.rev }).from(disclosure).where(eq(disclosure.id, id));
  return rows.length > 0;
}

/** What has become of an entry of this student; undefined where the student's log has none of this id. */
export async function entryState(
  q: Reader,
  may: Authorized<'disclosure.view'>,
  id: string,
): Promise<'stands' | 'corrected' | undefined> {
  const { disclosure, disclosureCorrection } = q.tables;
  const [row] = await q.db
    .select({ corrected: disclosureCorrection.rev })
    .from(disclosure)
    .leftJoin(disclosureCorrection, eq(disclosureCorrection.disclosureId, disclosure.id))
    .where(and(eq(disclosure.id, id), eq(disclosure.studentId, may.studentId)));
  if (row === undefined) return undefined;
  return row.corrected === null ? 'stands' : 'corrected';
}

/** The student's school now, else the one that the student left last; undefined for who never was at one. */
export async function schoolOf(q: Reader, may: MayEnter): Promise<string | undefined> {
  const { student, studentBuilding } = q.tables;
  const [now] = await q.db.select({ id: student.buildingId }).from(student).where(eq(student.id, may.studentId));
  if (typeof now?.id === 'string') return now.id;
  const [last] = await q.db
    .select({ id: studentBuilding.buildingId })
    .from(studentBuilding)
    .where(eq(studentBuilding.studentId, may.studentId))
    // An enrollment without an end goes on: it is later than any that ended.
    .orderBy(sql`${studentBuilding.until} IS NULL DESC`, desc(studentBuilding.until), desc(studentBuilding.since))
    .limit(1);
  return last?.id;
}

/** The student's entries with their forms and who made them, newest first. Those of before there were forms have none. */
export async function entriesOf(q: Reader, may: MayRead) {
  const entries = q.prepared('disclosure.ofStudent', (db, { disclosure, disclosureForm, staff }) =>
    db
      .select({
        id: disclosure.id,
        at: disclosure.at,
        party: disclosure.party,
        interest: disclosure.interest,
        basis: disclosure.basis,
        outcome: disclosure.outcome,
        filled: disclosureForm.filled,
        recordedAt: disclosureForm.recordedAt,
        recordedBy: disclosure.recordedBy,
        recorder: nameInSql(staff),
        role: disclosureForm.authorRole,
      })
      .from(disclosure)
      .innerJoin(staff, eq(staff.id, disclosure.recordedBy))
      .leftJoin(
        disclosureForm,
        and(eq(disclosureForm.studentId, disclosure.studentId), eq(disclosureForm.disclosureId, disclosure.id)),
      )
      .where(eq(disclosure.studentId, sql.placeholder('studentId')))
      .orderBy(desc(disclosure.at), desc(disclosure.rev)),
  );
  return entries.execute({ studentId: may.studentId });
}

export type KeptEntry = Awaited<ReturnType<typeof entriesOf>>[number];

/** Why entries of the student are wrong, in no order. */
export async function correctionsOf(q: Reader, may: MayRead) {
  const { disclosureCorrection, staff } = q.tables;
  return q.db
    .select({
      disclosureId: disclosureCorrection.disclosureId,
      why: disclosureCorrection.why,
      replacedBy: disclosureCorrection.replacedBy,
      at: disclosureCorrection.recordedAt,
      by: nameInSql(staff),
    })
    .from(disclosureCorrection)
    .innerJoin(staff, eq(staff.id, disclosureCorrection.recordedBy))
    .where(eq(disclosureCorrection.studentId, may.studentId));
}

export type KeptCorrection = Awaited<ReturnType<typeof correctionsOf>>[number];

/** An entry with what its form holds, as one of many. */
export interface BatchEntry {
  readonly entry: EntryRow;
  readonly form: FormRow;
}

/** Keeps many entries at once: one of each student on a list (R105). Append-only. */
export async function insertEntries(
  tx: Tx,
  _may: Authorized<'directory.list'>,
  entries: readonly BatchEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await tx.db.insert(tx.tables.disclosure).values(entries.map(({ entry }) => entry));
  await tx.db.insert(tx.tables.disclosureForm).values(entries.map(({ form }) => form));
}
