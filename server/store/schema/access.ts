import { isNull } from 'drizzle-orm';
import type { Columns } from '../columns.sqlite.ts';
import type { People } from './people.ts';

/** What rights come from besides the roster: claims and the role map, attributes of students, applications and grants. */
export function accessTables(c: Columns, { staff, student, building }: People) {
  return {
    /**
     * What a system says somebody is: a roster role at a school, a group of the directory. A claim opens nothing by
     * itself; the role map makes roles of it (R54). `buildingId` is empty where the claim names no building.
     */
    staffClaim: c.table(
      'staff_claim',
      {
        staffId: c.text().notNull(),
        kind: c.text().notNull(),
        value: c.text().notNull(),
        buildingId: c.text().notNull(),
        source: c.text().notNull(),
        since: c.text().notNull(),
        until: c.text(),
      },
      (t) => [c.key(t.staffId, t.kind, t.value, t.buildingId, t.source, t.since), c.refers(t.staffId, staff.id)],
    ),
    /** sped · s504 · sealed, dated (R51). `source` is the file or the console. */
    studentAttribute: c.table(
      'student_attribute',
      {
        studentId: c.text().notNull(),
        attribute: c.text().notNull(),
        source: c.text().notNull(),
        since: c.text().notNull(),
        until: c.text(),
      },
      (t) => [
        c.key(t.studentId, t.attribute, t.source, t.since),
        c.refers(t.studentId, student.id),
        c.index('student_attribute_attribute').on(t.attribute, t.studentId),
      ],
    ),
    /** The superintendent's regulation of levels (R54), version by version; at most one is `draft`, one `published`. */
    roleMap: c.table(
      'role_map',
      {
        version: c.int().notNull(),
        /** draft · published · superseded */
        status: c.text().notNull(),
        /** JSON of `mappingRowsSchema`. */
        rows: c.text().notNull(),
        /** The regulation it carries out, as the district calls it. */
        regulation: c.text().notNull(),
        reason: c.text().notNull(),
        /** Of the rule table in force when it was published. */
        rulesHash: c.text().notNull(),
        rev: c.int().notNull(),
        editedBy: c.text(),
        editedAt: c.int().notNull(),
        publishedBy: c.text(),
        publishedAt: c.int(),
      },
      (t) => [c.key(t.version), c.refers(t.editedBy, staff.id), c.refers(t.publishedBy, staff.id)],
    ),
    /** A written application for access (R56, R57). What was written stays as it was written. */
    accessApplication: c.table(
      'access_application',
      {
        id: c.text().notNull(),
        applicantId: c.text().notNull(),
        /** Whom it is about, in the applicant's words: the applicant is not told whether such a student exists. */
        about: c.text().notNull(),
        /** Whom that means, where the number says so. */
        studentId: c.text(),
        information: c.text().notNull(),
        need: c.text().notNull(),
        appliedAt: c.int().notNull(),
        /** open · withdrawn · decided */
        status: c.text().notNull(),
        /** full · limited · de-identified · refused, once decided. */
        form: c.text(),
        decisionText: c.text().notNull(),
        decidedBy: c.text(),
        decidedAt: c.int(),
        rev: c.int().notNull(),
      },
      (t) => [
        c.key(t.id),
        c.refers(t.applicantId, staff.id),
        c.refers(t.studentId, student.id),
        c.refers(t.decidedBy, staff.id),
        c.index('access_application_applicant').on(t.applicantId, t.appliedAt),
        c.index('access_application_status').on(t.status, t.appliedAt),
      ],
    ),
    /** A dated exception: by written application (R56) or in an emergency (34 CFR 99.36). It ends by itself. */
    exceptionGrant: c.table(
      'exception_grant',
      {
        id: c.text().notNull(),
        staffId: c.text().notNull(),
        /** Null: of the district as a whole (de-identified reports). */
        studentId: c.text(),
        /** application · emergency · report */
        kind: c.text().notNull(),
        /** JSON list of field classes. */
        classes: c.text().notNull(),
        /** What it was granted for; in an emergency, the threat (R118). */
        reason: c.text().notNull(),
        fromAt: c.int().notNull(),
        /** Exclusive. Ending a grant early brings it forward. */
        untilAt: c.int().notNull(),
        /** The district's days of the same: `until` is the first on which it holds no more. */
        since: c.text().notNull(),
        until: c.text().notNull(),
        approvedBy: c.text(),
        applicationId: c.text(),
        endedBy: c.text(),
        endReason: c.text().notNull(),
        reviewedBy: c.text(),
        reviewedAt: c.int(),
        /** justified · not-justified, once reviewed. */
        finding: c.text(),
        reviewText: c.text().notNull(),
        rev: c.int().notNull(),
      },
      (t) => [
        c.key(t.id),
        c.refers(t.staffId, staff.id),
        c.refers(t.studentId, student.id),
        c.refers(t.approvedBy, staff.id),
        c.refers(t.endedBy, staff.id),
        c.refers(t.reviewedBy, staff.id),
        c.index('exception_grant_staff').on(t.staffId, t.studentId),
        c.index('exception_grant_student').on(t.studentId),
        c.index('exception_grant_open').on(t.kind, t.fromAt).where(isNull(t.reviewedAt)),
      ],
    ),
    /**
     * Discipline as the SIS tells it, read only, for reports and committees (R26, R31). There is no column for the
     * teacher who referred, and imports strip it (R35, R36).
     */
    sisDiscipline: c.table(
      'sis_discipline',
      {
        studentId: c.text().notNull(),
        day: c.text().notNull(),
        id: c.text().notNull(),
        sourcedId: c.text().notNull(),
        buildingId: c.text().notNull(),
        /** The grade on that day, where the file says it; else empty. */
        grade: c.text().notNull(),
        infraction: c.text().notNull(),
        action: c.text().notNull(),
      },
      (t) => [
        c.key(t.studentId, t.day, t.id),
        c.unique(t.sourcedId),
        c.refers(t.studentId, student.id),
        c.refers(t.buildingId, building.id),
        c.index('sis_discipline_day').on(t.day),
      ],
    ),
    /** A day on which a student was away or late, as the SIS has it. */
    sisAttendance: c.table(
      'sis_attendance',
      {
        studentId: c.text().notNull(),
        day: c.text().notNull(),
        id: c.text().notNull(),
        sourcedId: c.text().notNull(),
        buildingId: c.text().notNull(),
        /** In the words or codes of the district. */
        kind: c.text().notNull(),
      },
      (t) => [
        c.key(t.studentId, t.day, t.id),
        c.unique(t.sourcedId),
        c.refers(t.studentId, student.id),
        c.refers(t.buildingId, building.id),
      ],
    ),
  };
}
