import { desc, eq, sql } from 'drizzle-orm';
import type { Authorized } from '../../policy/index.ts';
import { nameInSql } from '../../store/name-in-sql.ts';
import type { Schema } from '../../store/schema.ts';
import type { Looker, Tx } from '../../store/store.ts';

export type DutyDoneRow = Schema['dutyDone']['$inferInsert'];

/** Keeps that a duty was done. Append-only. */
export async function insertDutyDone(tx: Tx, _may: Authorized<'duty.keep'>, row: DutyDoneRow): Promise<void> {
  await tx.db.insert(tx.tables.dutyDone).values(row);
}

/** Whether something that was done has this id already. */
export async function isDutyDoneId(q: Looker, _may: Authorized<'duty.keep'>, id: string): Promise<boolean> {
  const { dutyDone } = q.tables;
  const found = await q.db.select({ rev: dutyDone.rev }).from(dutyDone).where(eq(dutyDone.id, id));
  return found.length > 0;
}

/** All that was done of a school year, with who entered it, the newest first. */
export async function dutiesDone(q: Looker, _may: Authorized<'duty.keep'>, schoolYear: string) {
  const { dutyDone: done, staff } = q.tables;
  return q.db
    .select({
      id: done.id,
      duty: done.duty,
      buildingId: done.buildingId,
      day: done.day,
      filled: done.filled,
      by: nameInSql(staff),
      at: done.recordedAt,
    })
    .from(done)
    .innerJoin(staff, eq(staff.id, done.recordedBy))
    .where(eq(done.schoolYear, schoolYear))
    .orderBy(desc(done.rev));
}

/** Which duties were done of a school year, by which school. */
export async function whichDutiesDone(q: Looker, _may: Authorized<'duty.keep'>, schoolYear: string) {
  const which = q.prepared('duty.which', (db, { dutyDone: done }) =>
    db
      .select({ duty: done.duty, buildingId: done.buildingId })
      .from(done)
      .where(eq(done.schoolYear, sql.placeholder('schoolYear'))),
  );
  return which.execute({ schoolYear });
}
