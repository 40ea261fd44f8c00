import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { NameAct } from '../../../shared/areas/names/update-steps.ts';
import type { Authorized } from '../../policy/index.ts';
import { nameInSql } from '../../store/name-in-sql.ts';
import type { Schema } from '../../store/schema.ts';
import type { Reader, Tx } from '../../store/store.ts';

/** Whoever writes the form, decides on it or does what follows. */
export type MayUpdate = Authorized<NameAct>;
/** Whoever has a part in an update reads it, with the original name (R197), and whoever releases both names (R200). */
export type MayRead = MayUpdate | Authorized<'name.view'> | Authorized<'copy.make'>;
export type NameUpdateRow = Schema['nameUpdate']['$inferInsert'];
export type NameStepRow = Schema['nameStep']['$inferInsert'];

/** Keeps that an update was asked for. Its form is kept beside it, as its first step. */
export async function insertNameUpdate(tx: Tx, _may: MayUpdate, row: NameUpdateRow): Promise<void> {
  await tx.db.insert(tx.tables.nameUpdate).values(row);
}

/** Keeps a step of an update. Append-only. */
export async function insertNameStep(tx: Tx, _may: MayUpdate, row: NameStepRow): Promise<void> {
  await tx.db.insert(tx.tables.nameStep).values(row);
}

/** Says where an update stands now. */
export async function putNameState(
  tx: Tx,
  may: MayUpdate,
  { id, state, approvedOn, rev }: Pick<NameUpdateRow, 'id' | 'state' | 'approvedOn' | 'rev'>,
): Promise<void> {
  const { nameUpdate: update } = tx.tables;
  await tx.db
    .update(update)
    .set({ state, approvedOn, rev })
    .where(and(eq(update.studentId, may.studentId), eq(update.id, id)));
}

/** Whether an update has this id already, whoever it is about. */
export async function isNameUpdateId(q: Reader, _may: MayUpdate, id: string): Promise<boolean> {
  const { nameUpdate: update } = q.tables;
  const rows = await q.db.select({ rev: update.rev }).from(update).where(eq(update.id, id));
  return rows.length > 0;
}

/** Whether a step has this id already, whoever it is about. */
export async function isNameStepId(q: Reader, _may: MayUpdate, id: string): Promise<boolean> {
  const { nameStep: step } = q.tables;
  const rows = await q.db.select({ rev: step.rev }).from(step).where(eq(step.id, id));
  return rows.length > 0;
}

/** The student's updates, the newest first. */
export async function nameUpdatesOf(q: Reader, may: MayRead) {
  const updates = q.prepared('name.updatesOf', (db, { nameUpdate: update }) =>
    db
      .select({ id: update.id, askedOn: update.askedOn, about: update.about, state: update.state })
      .from(update)
      .where(eq(update.studentId, sql.placeholder('studentId')))
      .orderBy(desc(update.askedOn), desc(update.id)),
  );
  return updates.execute({ studentId: may.studentId });
}

/** The steps of all of the student's updates in the order in which they were taken, with who took them. */
export async function nameStepsOf(q: Reader, may: MayRead) {
  const steps = q.prepared('name.stepsOf', (db, { nameStep: step, staff }) =>
    db
      .select({
        updateId: step.updateId,
        id: step.id,
        kind: step.kind,
        day: step.day,
        filled: step.filled,
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

export type KeptNameStep = Awaited<ReturnType<typeof nameStepsOf>>[number];

/**
 * The steps of the student's updates, each one's in their order, for the name in use: none to whom the flag is closed
 * (R204). As the table lies: a face sheet asks for them.
 */
export async function stepsForFlag(q: Reader, may: Authorized<'student.view'>) {
  if (!may.fieldClasses.has('flag')) return [];
  const steps = q.prepared('name.stepsForFlag', (db, { nameStep: step }) =>
    db
      .select({
        updateId: step.updateId,
        rev: step.rev,
        id: step.id,
        kind: step.kind,
        day: step.day,
        filled: step.filled,
      })
      .from(step)
      .where(eq(step.studentId, sql.placeholder('studentId')))
      .orderBy(asc(step.updateId), asc(step.rev)),
  );
  return steps.execute({ studentId: may.studentId });
}

/** Whoever reads what a colleague wrote about the student, or logs it for others to read. */
type MayHide = Authorized<'student.view'> | Authorized<'contact.add'>;

/** The forms of the student's updates that were ever approved: to take the names in them out of texts, never to show them. */
export async function formsToHide(q: Reader, may: MayHide): Promise<string[]> {
  const forms = q.prepared('name.formsToHide', (db, { nameStep: step, nameUpdate: update }) =>
    db
      .select({ filled: step.filled })
      .from(update)
      .innerJoin(
        step,
        and(eq(step.studentId, update.studentId), eq(step.updateId, update.id), eq(step.kind, sql`'asked'`)),
      )
      .where(and(eq(update.studentId, sql.placeholder('studentId')), isNotNull(update.approvedOn)))
      .orderBy(asc(step.rev)),
  );
  return (await forms.execute({ studentId: may.studentId })).map(({ filled }) => filled);
}
