import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { FollowUps } from '../../../shared/areas/contacts/contact.ts';
import type { Authorized, StudentFilter } from '../../policy/index.ts';
import { nameInSql } from '../../store/name-in-sql.ts';
import type { Schema } from '../../store/schema.ts';
import type { Reader, Tx } from '../../store/store.ts';

export type FollowUpRow = Schema['followUp']['$inferInsert'];

/** Keeps the reminder of a contact's author to come back to it (R10). */
export async function insertFollowUp(tx: Tx, _may: Authorized<'contact.add'>, row: FollowUpRow): Promise<void> {
  await tx.db.insert(tx.tables.followUp).values(row);
}

/** Closes one of the actor's own that is open; false where there is none such. */
export async function closeFollowUp(
  tx: Tx,
  may: Authorized<'student.view'>,
  { id, outcome }: { readonly id: string; readonly outcome: string },
): Promise<boolean> {
  const { followUp } = tx.tables;
  const closed = await tx.db
    .update(followUp)
    .set({ closedAt: tx.context.at, outcome })
    .where(
      and(
        eq(followUp.studentId, may.studentId),
        eq(followUp.id, id),
        eq(followUp.staffId, may.actor.staffId),
        isNull(followUp.closedAt),
      ),
    )
    .returning({ id: followUp.id });
  return closed.length > 0;
}

/** Of all students, or of one. */
export interface Asked {
  readonly studentId?: string | undefined;
  readonly limit: number;
}

/** The open reminders of whom the filter is for, of students whose casework they still see, the first due first. */
export async function openFollowUps(
  q: Reader,
  filter: StudentFilter<'student.view', 'casework'>,
  { studentId, limit }: Asked,
): Promise<FollowUps['rows']> {
  const one = studentId === undefined ? 'all' : 'one';
  const open = q.prepared(`followUp.open:${one}:${filter.shape}`, (db, tables) => {
    const { followUp, student } = tables;
    return db
      .select({
        followUpId: followUp.id,
        contactId: followUp.contactId,
        studentId: followUp.studentId,
        name: nameInSql(student),
        sisId: student.sisId,
        dueOn: followUp.dueOn,
        what: followUp.what,
      })
      .from(followUp)
      .innerJoin(student, eq(student.id, followUp.studentId))
      .where(
        and(
          eq(followUp.staffId, sql.placeholder('reader')),
          isNull(followUp.closedAt),
          one === 'one' ? eq(followUp.studentId, sql.placeholder('studentId')) : undefined,
          filter.where(tables),
        ),
      )
      .orderBy(asc(followUp.dueOn), asc(followUp.id))
      .limit(sql.placeholder('limit'));
  });
  const { params } = filter;
  return open.execute({ ...params, reader: params.policyStaff, limit, ...(studentId && { studentId }) });
}
