import type { Columns } from '../columns.sqlite.ts';
import type { People } from './people.ts';

/** The Record of Inspection (R181): who saw what of a student's record, or was handed a copy. Append-only. */
export function inspectionTables(c: Columns, { staff, student }: People) {
  return {
    inspection: c.table(
      'inspection',
      {
        studentId: c.text().notNull(),
        id: c.text().notNull(),
        day: c.text().notNull(),
        /** JSON of the filled fields: who, as what, how that was proven (R127), and what was shown. */
        filled: c.text().notNull(),
        /** Of the file that was handed over, in hex; null where there was none. */
        sha256: c.text(),
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
    /** Why an entry was made by mistake, once. Append-only. */
    inspectionStrike: c.table(
      'inspection_strike',
      {
        studentId: c.text().notNull(),
        inspectionId: c.text().notNull(),
        why: c.text().notNull(),
        recordedBy: c.text().notNull(),
        recordedAt: c.int().notNull(),
        rev: c.int().notNull(),
      },
      (t) => [c.key(t.studentId, t.inspectionId), c.refers(t.studentId, student.id), c.refers(t.recordedBy, staff.id)],
    ),
  };
}
