import type { Columns } from '../columns.sqlite.ts';
import type { People } from './people.ts';

/** Requests about a student's record, with their steps (R167 to R221). Clocks are found from the steps, never stored. */
export function requestTables(c: Columns, { building, staff, student }: People) {
  return {
    request: c.table(
      'request',
      {
        studentId: c.text().notNull(),
        id: c.text().notNull(),
        /** A kind of `shared/areas/requests/kinds.ts`. */
        kind: c.text().notNull(),
        /** Whose school days count: the student's school when it came; null: none then. */
        buildingId: c.text(),
        receivedOn: c.text().notNull(),
        /** Null while it is open. */
        closedOn: c.text(),
        rev: c.int().notNull(),
      },
      (t) => [
        c.key(t.studentId, t.id),
        c.unique(t.id),
        c.refers(t.studentId, student.id),
        c.refers(t.buildingId, building.id),
        c.index('request_open').on(t.closedOn, t.receivedOn),
      ],
    ),
    /** Append-only: a mistake is struck by a step that says so. */
    requestStep: c.table(
      'request_step',
      {
        studentId: c.text().notNull(),
        requestId: c.text().notNull(),
        rev: c.int().notNull(),
        id: c.text().notNull(),
        kind: c.text().notNull(),
        day: c.text().notNull(),
        filled: c.text().notNull(),
        /** The log's entry that was made with it, where it released something. */
        disclosureId: c.text(),
        authorId: c.text().notNull(),
        authorRole: c.text().notNull(),
        recordedAt: c.int().notNull(),
      },
      (t) => [
        c.key(t.studentId, t.requestId, t.rev),
        c.unique(t.id),
        c.refers(t.studentId, student.id),
        c.refers(t.authorId, staff.id),
      ],
    ),
  };
}
