import type { Columns } from '../columns.sqlite.ts';
import type { People } from './people.ts';

/** Copies of a record that are given out (R106, R174), with all that was done to each. */
export function copyTables(c: Columns, { staff, student }: People) {
  return {
    copy: c.table(
      'copy',
      {
        studentId: c.text().notNull(),
        id: c.text().notNull(),
        /** What its steps make of it, kept beside them for lists: one of `COPY_STATES`. */
        state: c.text().notNull(),
        party: c.text().notNull(),
        basis: c.text().notNull(),
        begunBy: c.text().notNull(),
        begunAt: c.int().notNull(),
        rev: c.int().notNull(),
      },
      (t) => [
        c.key(t.studentId, t.id),
        c.unique(t.id),
        c.refers(t.studentId, student.id),
        c.refers(t.begunBy, staff.id),
        c.index('copy_state').on(t.state, t.begunAt),
      ],
    ),
    /** Append-only. What was put together stands whole in its step, so that the same file can be made again. */
    copyStep: c.table(
      'copy_step',
      {
        studentId: c.text().notNull(),
        copyId: c.text().notNull(),
        rev: c.int().notNull(),
        id: c.text().notNull(),
        kind: c.text().notNull(),
        content: c.text().notNull(),
        authorId: c.text().notNull(),
        authorRole: c.text().notNull(),
        recordedAt: c.int().notNull(),
      },
      (t) => [
        c.key(t.studentId, t.copyId, t.rev),
        c.unique(t.id),
        c.refers(t.studentId, student.id),
        c.refers(t.authorId, staff.id),
      ],
    ),
  };
}
