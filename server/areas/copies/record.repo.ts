import { and, asc, eq, isNotNull, ne, sql } from 'drizzle-orm';
import type { Authorized } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';

type May = Authorized<'copy.make'>;
/** Whoever gives out what may name other students: the record, or its log. */
export type MaySeekNames = May | Authorized<'disclosure.view'>;

/** The student's contacts in the order in which they took place. Of restricted ones only that they are there (R143). */
export async function contactsForCopy(q: Reader, may: May) {
  const contacts = q.prepared('copy.contacts', (db, { contact }) =>
    db
      .select({
        id: contact.id,
        kind: contact.kind,
        party: contact.party,
        withName: sql<string>`CASE WHEN ${contact.restriction} IS NULL THEN ${contact.withName} ELSE '' END`,
        outcome: contact.outcome,
        note: sql<string>`CASE WHEN ${contact.restriction} IS NULL THEN ${contact.note} ELSE '' END`,
        happenedAt: contact.happenedAt,
        authorRole: contact.authorRole,
        restriction: contact.restriction,
      })
      .from(contact)
      .where(eq(contact.studentId, sql.placeholder('studentId')))
      .orderBy(asc(contact.happenedAt), asc(contact.id)),
  );
  return contacts.execute({ studentId: may.studentId });
}

export type CopiedContact = Awaited<ReturnType<typeof contactsForCopy>>[number];

/** What was added to contacts that are not restricted, in its order. */
export async function addendaForCopy(q: Reader, may: May) {
  const added = q.prepared('copy.addenda', (db, { contact, contactAddendum: added }) =>
    db
      .select({
        id: added.id,
        contactId: added.contactId,
        note: added.note,
        authorRole: added.authorRole,
        recordedAt: added.recordedAt,
      })
      .from(added)
      .innerJoin(contact, and(eq(contact.studentId, added.studentId), eq(contact.id, added.contactId)))
      .where(and(eq(added.studentId, sql.placeholder('studentId')), sql`${contact.restriction} IS NULL`))
      .orderBy(asc(added.rev)),
  );
  return added.execute({ studentId: may.studentId });
}

export type CopiedAddendum = Awaited<ReturnType<typeof addendaForCopy>>[number];

/** What stands on the face sheet now, field by field. */
export async function sheetForCopy(q: Reader, may: May) {
  const { sheetEntry } = q.tables;
  const later = sql`SELECT 1 FROM ${sheetEntry} AS later WHERE later.student_id = ${sheetEntry.studentId}
    AND later.field = ${sheetEntry.field} AND later.rev > ${sheetEntry.rev}`;
  return q.db
    .select({ field: sheetEntry.field, text: sheetEntry.text, rev: sheetEntry.rev, recordedAt: sheetEntry.recordedAt })
    .from(sheetEntry)
    .where(and(eq(sheetEntry.studentId, may.studentId), ne(sheetEntry.text, ''), sql`NOT EXISTS (${later})`))
    .orderBy(asc(sheetEntry.field));
}

/** Where the student is and was enrolled, the earliest first. */
export async function enrollmentsForCopy(q: Reader, may: May) {
  const { building, studentBuilding } = q.tables;
  return q.db
    .select({ school: building.name, since: studentBuilding.since, until: studentBuilding.until })
    .from(studentBuilding)
    .innerJoin(building, eq(building.id, studentBuilding.buildingId))
    .where(eq(studentBuilding.studentId, may.studentId))
    .orderBy(asc(studentBuilding.since), asc(building.name));
}

/** As of which import the roster's names are; they change with nothing else. */
export async function rosterAsOf(q: Reader, _may: MaySeekNames): Promise<string> {
  const { counter } = q.tables;
  const [row] = await q.db.select({ value: counter.value }).from(counter).where(eq(counter.name, 'import'));
  return String(row?.value ?? '');
}

/** The names of everybody who is or was a student here: they are sought in texts, and shown where they were found (R174). */
export async function rosterNames(q: Reader, _may: MaySeekNames) {
  const { student } = q.tables;
  return q.db
    .select({ id: student.id, given: student.givenName, middle: student.middleName, family: student.familyName })
    .from(student)
    .orderBy(asc(student.id));
}

/** How far name updates have come: other names are sought in texts as soon as they are approved (R174, R204). */
export async function newestNameUpdate(q: Reader, _may: MaySeekNames): Promise<number> {
  const { nameUpdate } = q.tables;
  const [row] = await q.db
    .select({ rev: sql<number>`coalesce(max(${nameUpdate.rev}), 0)`.mapWith(Number) })
    .from(nameUpdate);
  return row?.rev ?? 0;
}

/** The forms of all updates that were ever approved, with whose they are: they hold the names besides the roster's. */
export async function approvedNameForms(q: Reader, _may: MaySeekNames) {
  const { nameStep: step, nameUpdate: update } = q.tables;
  return q.db
    .select({ id: update.studentId, filled: step.filled })
    .from(update)
    .innerJoin(
      step,
      and(eq(step.studentId, update.studentId), eq(step.updateId, update.id), eq(step.kind, sql`'asked'`)),
    )
    .where(isNotNull(update.approvedOn))
    .orderBy(asc(update.studentId), asc(step.rev));
}
