import { and, asc, desc, eq, gte, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Authorized, StudentFilter } from '../../policy/index.ts';
import { fixedLimit } from '../../store/literal.ts';
import type { Reader } from '../../store/store.ts';
import { caseColumns } from '../cases/case-list.repo.ts';

/** The cases that somebody may read of: their students' cases, with what a list of cases shows. */
export type CaseSight = StudentFilter<'case.view', 'casework'>;

/** More than a committee hears in a day by far. */
const AGENDA_MAX = 100;

/** The cases on the agenda of a day, in the order of the students' names. */
export async function agendaCases(q: Reader, filter: CaseSight, day: string) {
  const onAgenda = q.prepared(`committee.cases:${filter.shape}`, (db, tables) => {
    const { building, caseFile, staff, student } = tables;
    return db
      .select({ ...caseColumns(db, tables), birthDate: student.birthDate })
      .from(caseFile)
      .innerJoin(student, eq(student.id, caseFile.studentId))
      .innerJoin(building, eq(building.id, caseFile.buildingId))
      .innerJoin(staff, eq(staff.id, caseFile.workerId))
      .where(and(eq(caseFile.meetingOn, sql.placeholder('day')), filter.where(tables)))
      .orderBy(asc(student.familyName), asc(student.givenName), asc(student.id))
      .limit(fixedLimit(AGENDA_MAX));
  });
  return onAgenda.execute({ ...filter.params, day });
}

export type AgendaCase = Awaited<ReturnType<typeof agendaCases>>[number];

/** The steps of the cases on the agenda of a day, each case's in their order. */
export async function agendaSteps(q: Reader, filter: CaseSight, day: string) {
  const ofDay = q.prepared(`committee.steps:${filter.shape}`, (db, tables) => {
    const { caseFile, caseStep, student } = tables;
    return db
      .select({
        caseId: caseStep.caseId,
        id: caseStep.id,
        kind: caseStep.kind,
        day: caseStep.day,
        filled: caseStep.filled,
        recordedAt: caseStep.recordedAt,
      })
      .from(caseFile)
      .innerJoin(student, eq(student.id, caseFile.studentId))
      .innerJoin(caseStep, and(eq(caseStep.studentId, caseFile.studentId), eq(caseStep.caseId, caseFile.id)))
      .where(and(eq(caseFile.meetingOn, sql.placeholder('day')), filter.where(tables)))
      .orderBy(asc(caseStep.caseId), asc(caseStep.rev));
  });
  return ofDay.execute({ ...filter.params, day });
}

export type AgendaStep = Awaited<ReturnType<typeof agendaSteps>>[number];

/** The days for which cases are on an agenda, from a day on; also days on which the committee no longer meets. */
export async function bookedDays(q: Reader, filter: CaseSight, from: string): Promise<string[]> {
  const booked = q.prepared(`committee.booked:${filter.shape}`, (db, tables) => {
    const { caseFile, student } = tables;
    return db
      .selectDistinct({ day: caseFile.meetingOn })
      .from(caseFile)
      .innerJoin(student, eq(student.id, caseFile.studentId))
      .where(and(isNotNull(caseFile.meetingOn), gte(caseFile.meetingOn, sql.placeholder('from')), filter.where(tables)))
      .orderBy(asc(caseFile.meetingOn));
  });
  const rows = await booked.execute({ ...filter.params, from });
  return rows.flatMap(({ day }) => (day === null ? [] : [day]));
}

/** So many contacts of a student are printed at most; the packet says where there are more. */
export const PACKET_CONTACTS = 300;

/**
 * The student's contacts since an instant, the newest first; one more than are printed at most, so that it is known
 * whether there are more. Of restricted ones only that they are there.
 */
export async function packetContacts(q: Reader, may: Authorized<'case.view'>, since: number) {
  const contacts = q.prepared('committee.contacts', (db, { contact }) =>
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
      .where(
        and(eq(contact.studentId, sql.placeholder('studentId')), gte(contact.happenedAt, sql.placeholder('since'))),
      )
      .orderBy(desc(contact.happenedAt), desc(contact.id))
      .limit(fixedLimit(PACKET_CONTACTS + 1)),
  );
  return contacts.execute({ studentId: may.studentId, since });
}

export type PacketContact = Awaited<ReturnType<typeof packetContacts>>[number];

/** What was added to those contacts, in its order; to restricted ones nothing is told. */
export async function packetAddenda(q: Reader, may: Authorized<'case.view'>, since: number) {
  const added = q.prepared('committee.addenda', (db, { contact, contactAddendum }) =>
    db
      .select({
        contactId: contactAddendum.contactId,
        note: contactAddendum.note,
        authorRole: contactAddendum.authorRole,
        recordedAt: contactAddendum.recordedAt,
      })
      .from(contactAddendum)
      .innerJoin(
        contact,
        and(eq(contact.studentId, contactAddendum.studentId), eq(contact.id, contactAddendum.contactId)),
      )
      .where(
        and(
          eq(contactAddendum.studentId, sql.placeholder('studentId')),
          gte(contact.happenedAt, sql.placeholder('since')),
          isNull(contact.restriction),
        ),
      )
      .orderBy(asc(contactAddendum.rev)),
  );
  return added.execute({ studentId: may.studentId, since });
}

export type PacketAddendum = Awaited<ReturnType<typeof packetAddenda>>[number];
