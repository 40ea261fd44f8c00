import { and, desc, eq, sql } from 'drizzle-orm';
import type { Authorized } from '../../policy/index.ts';
import type { Schema } from '../../store/schema.ts';
import type { Reader, Tx } from '../../store/store.ts';

export type ContactRow = Schema['contact']['$inferInsert'];

/** How many contacts a face sheet shows; older ones are counted. */
export const FACE_SHEET_CONTACTS = 200;

export async function insertContact(tx: Tx, _may: Authorized<'contact.add'>, row: ContactRow): Promise<void> {
  const insert = tx.preparedChange('contact.insert', (db, { contact }) =>
    db.insert(contact).values({
      studentId: sql.placeholder('studentId'),
      id: sql.placeholder('id'),
      kind: sql.placeholder('kind'),
      party: sql.placeholder('party'),
      withName: sql.placeholder('withName'),
      outcome: sql.placeholder('outcome'),
      note: sql.placeholder('note'),
      happenedAt: sql.placeholder('happenedAt'),
      recordedAt: sql.placeholder('recordedAt'),
      schoolYear: sql.placeholder('schoolYear'),
      authorId: sql.placeholder('authorId'),
      authorRole: sql.placeholder('authorRole'),
      rev: sql.placeholder('rev'),
    }),
  );
  await insert.execute({ ...row });
}

/** The student's contacts, newest first, with the author's name. Ids are time-ordered, so the table's own order serves. */
export async function contactsOf(q: Reader, may: Authorized<'student.view'>) {
  const byStudent = q.prepared('contact.byStudent', (db, { contact, staff }) =>
    db
      .select({
        id: contact.id,
        kind: contact.kind,
        party: contact.party,
        withName: contact.withName,
        outcome: contact.outcome,
        note: contact.note,
        happenedAt: contact.happenedAt,
        recordedAt: contact.recordedAt,
        schoolYear: contact.schoolYear,
        authorId: contact.authorId,
        authorRole: contact.authorRole,
        rev: contact.rev,
        authorGiven: staff.givenName,
        authorFamily: staff.familyName,
      })
      .from(contact)
      .innerJoin(staff, eq(staff.id, contact.authorId))
      .where(and(eq(contact.studentId, sql.placeholder('studentId'))))
      .orderBy(desc(contact.id))
      .limit(FACE_SHEET_CONTACTS),
  );
  return byStudent.execute({ studentId: may.studentId });
}

/** How many contacts the student has in all. */
export async function countContacts(q: Reader, may: Authorized<'student.view'>): Promise<number> {
  const count = q.prepared('contact.count', (db, { contact }) =>
    db
      .select({ n: sql<number>`count(*)`.mapWith(Number) })
      .from(contact)
      .where(eq(contact.studentId, sql.placeholder('studentId'))),
  );
  const [row] = await count.execute({ studentId: may.studentId });
  return row?.n ?? 0;
}
