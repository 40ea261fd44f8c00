import type { Columns } from '../columns.sqlite.ts';
import type { People } from './people.ts';

/** What families refused, and the lists of directory information that were asked for and made (R128 to R137, R160 to R166). Append-only. */
export function directoryTables(c: Columns, { staff, student }: People) {
  return {
    directoryRefusal: c.table(
      'directory_refusal',
      {
        studentId: c.text().notNull(),
        id: c.text().notNull(),
        receivedOn: c.text().notNull(),
        /** JSON of the filled fields (R134, R162). */
        filled: c.text().notNull(),
        recordedBy: c.text().notNull(),
        recordedAt: c.int().notNull(),
        rev: c.int().notNull(),
      },
      (t) => [
        c.key(t.studentId, t.id),
        c.unique(t.id),
        c.refers(t.studentId, student.id),
        c.refers(t.recordedBy, staff.id),
      ],
    ),
    /** Once a refusal: taken back, or entered by mistake. */
    directoryRescission: c.table(
      'directory_rescission',
      {
        studentId: c.text().notNull(),
        refusalId: c.text().notNull(),
        receivedOn: c.text().notNull(),
        /** rescinded · mistake */
        reason: c.text().notNull(),
        filled: c.text().notNull(),
        recordedBy: c.text().notNull(),
        recordedAt: c.int().notNull(),
        rev: c.int().notNull(),
      },
      (t) => [c.key(t.studentId, t.refusalId), c.refers(t.studentId, student.id), c.refers(t.recordedBy, staff.id)],
    ),
    /** A list that somebody asked for. Of no student. */
    directoryRequest: c.table(
      'directory_request',
      {
        id: c.text().notNull(),
        askedOn: c.text().notNull(),
        filled: c.text().notNull(),
        /** JSON: of which schools and grades. */
        scope: c.text().notNull(),
        recordedBy: c.text().notNull(),
        recordedAt: c.int().notNull(),
        rev: c.int().notNull(),
      },
      (t) => [c.key(t.id), c.refers(t.recordedBy, staff.id)],
    ),
    /** What became of it, once: the list as it was made, or why there is none. */
    directoryList: c.table(
      'directory_list',
      {
        requestId: c.text().notNull(),
        /** made · denied */
        outcome: c.text().notNull(),
        why: c.text().notNull(),
        /** JSON of the item ids. */
        items: c.text().notNull(),
        listed: c.int().notNull(),
        refused: c.int().notNull(),
        sha256: c.text().notNull(),
        /** In whose language the file is. */
        locale: c.text().notNull(),
        /** Whether each student's disclosure log has an entry of it. */
        logged: c.bool().notNull(),
        recordedBy: c.text().notNull(),
        recordedAt: c.int().notNull(),
        rev: c.int().notNull(),
      },
      (t) => [c.key(t.requestId), c.refers(t.recordedBy, staff.id)],
    ),
  };
}
