import type { Columns } from '../columns.sqlite.ts';
import type { People } from './people.ts';

/** Case management: cases with their steps, reminders, letters, and what is added to contacts. All clustered by student. */
export function caseTables(c: Columns, { staff, student, building }: People) {
  return {
    /** A case as its steps make it: kept with each step, so that lists need not read the steps. */
    caseFile: c.table(
      'case_file',
      {
        studentId: c.text().notNull(),
        id: c.text().notNull(),
        stage: c.text().notNull(),
        workerId: c.text().notNull(),
        buildingId: c.text().notNull(),
        openedOn: c.text().notNull(),
        closedOn: c.text(),
        /** The step that is expected first, and by when. */
        nextStep: c.text(),
        dueOn: c.text(),
        /** The committee's meeting it is on the agenda of. */
        meetingOn: c.text(),
        rev: c.int().notNull(),
      },
      (t) => [
        c.key(t.studentId, t.id),
        c.refers(t.studentId, student.id),
        c.refers(t.workerId, staff.id),
        c.refers(t.buildingId, building.id),
        c.index('case_file_worker').on(t.workerId, t.closedOn),
        c.index('case_file_meeting').on(t.meetingOn),
      ],
    ),
    /** What was done in a case, step by step. Append-only. */
    caseStep: c.table(
      'case_step',
      {
        studentId: c.text().notNull(),
        caseId: c.text().notNull(),
        rev: c.int().notNull(),
        id: c.text().notNull(),
        kind: c.text().notNull(),
        /** The day it happened on. */
        day: c.text().notNull(),
        /** JSON of what its form held. */
        filled: c.text().notNull(),
        authorId: c.text().notNull(),
        authorRole: c.text().notNull(),
        recordedAt: c.int().notNull(),
      },
      (t) => [
        c.key(t.studentId, t.caseId, t.rev),
        c.unique(t.id),
        c.refers(t.studentId, student.id),
        c.refers(t.authorId, staff.id),
      ],
    ),
    /** What was added to a contact later. Append-only. */
    contactAddendum: c.table(
      'contact_addendum',
      {
        studentId: c.text().notNull(),
        contactId: c.text().notNull(),
        rev: c.int().notNull(),
        id: c.text().notNull(),
        note: c.text().notNull(),
        authorId: c.text().notNull(),
        authorRole: c.text().notNull(),
        recordedAt: c.int().notNull(),
      },
      (t) => [
        c.key(t.studentId, t.contactId, t.rev),
        c.refers(t.studentId, student.id),
        c.refers(t.authorId, staff.id),
      ],
    ),
    /** A letter as it went out, with the version of the template it was begun from. Append-only. */
    letter: c.table(
      'letter',
      {
        studentId: c.text().notNull(),
        rev: c.int().notNull(),
        id: c.text().notNull(),
        /** The contact it is logged as (R13). */
        contactId: c.text().notNull(),
        template: c.text().notNull(),
        version: c.int().notNull(),
        lang: c.text().notNull(),
        party: c.text().notNull(),
        toName: c.text().notNull(),
        way: c.text().notNull(),
        subject: c.text().notNull(),
        body: c.text().notNull(),
        authorId: c.text().notNull(),
        authorRole: c.text().notNull(),
        recordedAt: c.int().notNull(),
      },
      (t) => [
        c.key(t.studentId, t.rev),
        c.unique(t.id),
        c.refers(t.studentId, student.id),
        c.refers(t.authorId, staff.id),
      ],
    ),
    /** A reminder of the author of a contact to come back to it (R10). */
    followUp: c.table(
      'follow_up',
      {
        studentId: c.text().notNull(),
        id: c.text().notNull(),
        contactId: c.text().notNull(),
        staffId: c.text().notNull(),
        dueOn: c.text().notNull(),
        what: c.text().notNull(),
        closedAt: c.int(),
        /** done · not-needed, once closed. */
        outcome: c.text(),
      },
      (t) => [
        c.key(t.studentId, t.id),
        c.refers(t.studentId, student.id),
        c.refers(t.staffId, staff.id),
        c.index('follow_up_staff').on(t.staffId, t.closedAt, t.dueOn),
      ],
    ),
  };
}
