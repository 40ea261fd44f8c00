import type { Columns } from '../columns.sqlite.ts';
import type { People } from './people.ts';

/** Updates of a student's name and gender, with their steps (R193 to R206). */
export function nameTables(c: Columns, { staff, student }: People) {
  return {
    nameUpdate: c.table(
      'name_update',
      {
        studentId: c.text().notNull(),
        id: c.text().notNull(),
        askedOn: c.text().notNull(),
        /** JSON: number, school, birth date and age as the roster had them then. */
        about: c.text().notNull(),
        /** Where it stands by its steps, kept beside them for lists. */
        state: c.text().notNull(),
        /** Since when it holds (R205); null while it is not approved. */
        approvedOn: c.text(),
        rev: c.int().notNull(),
      },
      (t) => [
        c.key(t.studentId, t.id),
        c.unique(t.id),
        c.refers(t.studentId, student.id),
        c.index('name_update_state').on(t.state, t.askedOn),
      ],
    ),
    /** Append-only: a mistake is struck by a step that says so. */
    nameStep: c.table(
      'name_step',
      {
        studentId: c.text().notNull(),
        updateId: c.text().notNull(),
        rev: c.int().notNull(),
        id: c.text().notNull(),
        kind: c.text().notNull(),
        day: c.text().notNull(),
        filled: c.text().notNull(),
        authorId: c.text().notNull(),
        authorRole: c.text().notNull(),
        recordedAt: c.int().notNull(),
      },
      (t) => [
        c.key(t.studentId, t.updateId, t.rev),
        c.unique(t.id),
        c.refers(t.studentId, student.id),
        c.refers(t.authorId, staff.id),
      ],
    ),
  };
}
