import type { Columns } from '../columns.sqlite.ts';
import type { People } from './people.ts';

/**
 * Classes, and the dated facts policy reads.
 * Nothing here is deleted by an import: what disappears from the roster is end-dated (`until`, exclusive), because
 * "was this the teacher's student on that day" must stay answerable (R53, R60).
 */
export function rosterTables(c: Columns, { building, staff, student }: People) {
  const course = c.table(
    'course',
    {
      id: c.text().notNull(),
      sourcedId: c.text().notNull(),
      title: c.text().notNull(),
      code: c.text().notNull(),
      active: c.bool().notNull(),
    },
    (t) => [c.key(t.id), c.unique(t.sourcedId)],
  );
  const classes = c.table(
    'class',
    {
      id: c.text().notNull(),
      sourcedId: c.text().notNull(),
      title: c.text().notNull(),
      courseId: c.text(),
      /** The course's title, kept here too: every list of classes shows it. */
      courseTitle: c.text().notNull(),
      buildingId: c.text(),
      /** The class meets from, and until (exclusive), by its terms. */
      startDay: c.text(),
      endDay: c.text(),
      active: c.bool().notNull(),
    },
    (t) => [c.key(t.id), c.unique(t.sourcedId), c.refers(t.courseId, course.id), c.refers(t.buildingId, building.id)],
  );
  return {
    course,
    class: classes,
    /** Ids of other systems: `(system, idKind, value) → student`. `studentNumber` is `student.sisId`. */
    studentIdentifier: c.table(
      'student_identifier',
      {
        system: c.text().notNull(),
        idKind: c.text().notNull(),
        value: c.text().notNull(),
        studentId: c.text().notNull(),
      },
      (t) => [c.key(t.system, t.idKind, t.value, t.studentId), c.refers(t.studentId, student.id)],
    ),
    enrollment: c.table(
      'enrollment',
      {
        id: c.text().notNull(),
        sourcedId: c.text().notNull(),
        classId: c.text().notNull(),
        /** A staff or a student id, by `role`. */
        personId: c.text().notNull(),
        role: c.text().notNull(),
        since: c.text().notNull(),
        until: c.text(),
      },
      (t) => [
        c.key(t.id),
        c.unique(t.sourcedId),
        c.refers(t.classId, classes.id),
        c.index('enrollment_class').on(t.classId, t.role),
        c.index('enrollment_person').on(t.personId),
      ],
    ),
    /** Where a student is enrolled, dated (R47). */
    studentBuilding: c.table(
      'student_building',
      {
        studentId: c.text().notNull(),
        buildingId: c.text().notNull(),
        since: c.text().notNull(),
        until: c.text(),
      },
      (t) => [
        c.key(t.studentId, t.buildingId, t.since),
        c.refers(t.studentId, student.id),
        c.refers(t.buildingId, building.id),
        c.index('student_building_building').on(t.buildingId, t.studentId),
      ],
    ),
    /** A role at a building, or in the district when `buildingId` is empty. `source`: mapping (from claims), assignments or console. */
    roleFact: c.table(
      'role_fact',
      {
        staffId: c.text().notNull(),
        role: c.text().notNull(),
        buildingId: c.text().notNull(),
        since: c.text().notNull(),
        until: c.text(),
        source: c.text().notNull(),
      },
      (t) => [
        c.key(t.staffId, t.role, t.buildingId, t.source, t.since),
        c.refers(t.staffId, staff.id),
        c.index('role_fact_role').on(t.role, t.buildingId),
      ],
    ),
    /** teacher · counselor · serving · evaluating, dated. `source` is the class or the list it comes from. */
    relation: c.table(
      'relation',
      {
        staffId: c.text().notNull(),
        studentId: c.text().notNull(),
        relation: c.text().notNull(),
        source: c.text().notNull(),
        since: c.text().notNull(),
        until: c.text(),
      },
      (t) => [
        c.key(t.staffId, t.studentId, t.relation, t.source, t.since),
        c.refers(t.staffId, staff.id),
        c.refers(t.studentId, student.id),
        c.index('relation_student').on(t.studentId, t.relation),
      ],
    ),
    importRun: c.table(
      'import_run',
      {
        id: c.text().notNull(),
        kind: c.text().notNull(),
        startedAt: c.int().notNull(),
        finishedAt: c.int(),
        fileName: c.text().notNull(),
        fileHash: c.text().notNull(),
        outcome: c.text().notNull(),
        /** Counts per table as JSON. Row-level findings stay in the report file, since they may name people. */
        counts: c.text().notNull(),
      },
      (t) => [c.key(t.id)],
    ),
  };
}
