import type { Columns } from '../columns.sqlite.ts';

/**
 * People, places and classes from the roster, and the dated facts policy reads.
 * Nothing here is deleted by an import: what disappears from the roster is end-dated (`until`, exclusive), because
 * "was this the teacher's student on that day" must stay answerable (R53, R60).
 */
export function rosterTables(c: Columns) {
  return {
    building: c.table('building', {
      id: c.text().notNull(),
      sourcedId: c.text().notNull(),
      /** The number staff know, such as a state school number. */
      number: c.text().notNull(),
      name: c.text().notNull(),
      kind: c.text().notNull(),
      active: c.bool().notNull(),
    }),
    session: c.table('academic_session', {
      id: c.text().notNull(),
      sourcedId: c.text().notNull(),
      title: c.text().notNull(),
      kind: c.text().notNull(),
      startDay: c.text().notNull(),
      /** Exclusive. */
      endDay: c.text().notNull(),
      schoolYear: c.text().notNull(),
    }),
    staff: c.table('staff', {
      id: c.text().notNull(),
      sourcedId: c.text().notNull(),
      number: c.text().notNull(),
      username: c.text().notNull(),
      givenName: c.text().notNull(),
      familyName: c.text().notNull(),
      email: c.text().notNull(),
      active: c.bool().notNull(),
    }),
    student: c.table('student', {
      id: c.text().notNull(),
      sourcedId: c.text().notNull(),
      /** The number staff know; what a SIS page shows (`studentNumber`). */
      sisId: c.text().notNull(),
      givenName: c.text().notNull(),
      middleName: c.text().notNull(),
      familyName: c.text().notNull(),
      /** Both names folded (see `fold`), for matching a page's spelling and for search. */
      foldedName: c.text().notNull(),
      birthDate: c.text(),
      grade: c.text().notNull(),
      buildingId: c.text(),
      active: c.bool().notNull(),
    }),
    /** Ids of other systems: `(system, idKind, value) → student`. `studentNumber` is `student.sisId`. */
    studentIdentifier: c.table('student_identifier', {
      system: c.text().notNull(),
      idKind: c.text().notNull(),
      value: c.text().notNull(),
      studentId: c.text().notNull(),
    }),
    course: c.table('course', {
      id: c.text().notNull(),
      sourcedId: c.text().notNull(),
      title: c.text().notNull(),
      code: c.text().notNull(),
      active: c.bool().notNull(),
    }),
    class: c.table('class', {
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
    }),
    enrollment: c.table('enrollment', {
      id: c.text().notNull(),
      sourcedId: c.text().notNull(),
      classId: c.text().notNull(),
      /** A staff or a student id, by `role`. */
      personId: c.text().notNull(),
      role: c.text().notNull(),
      since: c.text().notNull(),
      until: c.text(),
    }),
    /** Where a student is enrolled, dated (R47). */
    studentBuilding: c.table('student_building', {
      studentId: c.text().notNull(),
      buildingId: c.text().notNull(),
      since: c.text().notNull(),
      until: c.text(),
    }),
    /** A role at a building, or in the district when `buildingId` is empty. `source`: oneroster or assignments. */
    roleFact: c.table('role_fact', {
      staffId: c.text().notNull(),
      role: c.text().notNull(),
      buildingId: c.text().notNull(),
      since: c.text().notNull(),
      until: c.text(),
      source: c.text().notNull(),
    }),
    /** teacher · counselor · serving · evaluating, dated. `source` is the class or the list it comes from. */
    relation: c.table('relation', {
      staffId: c.text().notNull(),
      studentId: c.text().notNull(),
      relation: c.text().notNull(),
      source: c.text().notNull(),
      since: c.text().notNull(),
      until: c.text(),
    }),
    importRun: c.table('import_run', {
      id: c.text().notNull(),
      kind: c.text().notNull(),
      startedAt: c.int().notNull(),
      finishedAt: c.int(),
      fileName: c.text().notNull(),
      fileHash: c.text().notNull(),
      outcome: c.text().notNull(),
      /** Counts per table as JSON. Row-level findings stay in the report file, since they may name people. */
      counts: c.text().notNull(),
    }),
  };
}
