import type { Columns } from '../columns.sqlite.ts';
import type { People } from './people.ts';

/** What staff record, what makes resending safe, and the district's own data. */
export function recordTables(c: Columns, { staff, student }: People) {
  return {
    /** Clustered by student: one face sheet reads neighbouring rows. Append-only. */
    contact: c.table(
      'contact',
      {
        studentId: c.text().notNull(),
        id: c.text().notNull(),
        kind: c.text().notNull(),
        party: c.text().notNull(),
        withName: c.text().notNull(),
        outcome: c.text().notNull(),
        note: c.text().notNull(),
        happenedAt: c.int().notNull(),
        recordedAt: c.int().notNull(),
        schoolYear: c.text().notNull(),
        /** `restricted`, or null. */
        restriction: c.text(),
        authorId: c.text().notNull(),
        authorRole: c.text().notNull(),
        rev: c.int().notNull(),
      },
      (t) => [c.key(t.studentId, t.id), c.refers(t.studentId, student.id), c.refers(t.authorId, staff.id)],
    ),
    /** The written fields of face sheets, each text as it was written: the highest revision is the one of now. Append-only. */
    sheetEntry: c.table(
      'sheet_entry',
      {
        studentId: c.text().notNull(),
        field: c.text().notNull(),
        rev: c.int().notNull(),
        text: c.text().notNull(),
        authorId: c.text().notNull(),
        authorRole: c.text().notNull(),
        recordedAt: c.int().notNull(),
      },
      (t) => [c.key(t.studentId, t.field, t.rev), c.refers(t.studentId, student.id), c.refers(t.authorId, staff.id)],
    ),
    /** What changed about a student, clustered by student: a pull seeks a few rows each. Filled by triggers, and by a new policy on names. */
    change: c.table(
      'change',
      {
        studentId: c.text().notNull(),
        rev: c.int().notNull(),
        /** `contact`; `sheet`, where the field is the row's id; `case`, where the case is; `name`, where the update is. */
        kind: c.text().notNull(),
        rowId: c.text().notNull(),
      },
      (t) => [c.key(t.studentId, t.rev), c.refers(t.studentId, student.id)],
    ),
    /** The stored result of every applied op, so that a resent op is answered, not applied again. */
    opResult: c.table(
      'op_result',
      {
        opId: c.text().notNull(),
        staffId: c.text().notNull(),
        kind: c.text().notNull(),
        /** SHA-256 of the change: the same id with another change is refused, never mistaken for a resend. */
        bodyHash: c.text().notNull(),
        answer: c.text().notNull(),
        at: c.int().notNull(),
      },
      (t) => [c.key(t.opId)],
    ),
    /**
     * `rev`: the store-wide revision, taken last in each write so that a cursor never skips a row. `import`: how many
     * imports began to write, taken first in each so that they come one after another. `adapters`: how often the adapters
     * in force became others, held while one is changed.
     */
    counter: c.table('counter', { name: c.text().notNull(), value: c.int().notNull() }, (t) => [c.key(t.name)]),
    setting: c.table('setting', { name: c.text().notNull(), value: c.text().notNull() }, (t) => [c.key(t.name)]),
  };
}
