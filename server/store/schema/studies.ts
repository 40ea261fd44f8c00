import type { Columns } from '../columns.sqlite.ts';
import type { People } from './people.ts';

/** Studies by others, which are about no one student (R63 to R68, R98). What one is now is worked out from its steps. */
export function studyTables(c: Columns, { staff }: Pick<People, 'staff'>) {
  return {
    /** Append-only: a mistake is struck by a step that says so. */
    studyStep: c.table(
      'study_step',
      {
        studyId: c.text().notNull(),
        rev: c.int().notNull(),
        id: c.text().notNull(),
        /** A step of `shared/areas/studies/study-kind.ts`. */
        kind: c.text().notNull(),
        day: c.text().notNull(),
        filled: c.text().notNull(),
        authorId: c.text().notNull(),
        authorRole: c.text().notNull(),
        recordedAt: c.int().notNull(),
      },
      (t) => [c.key(t.studyId, t.rev), c.unique(t.id), c.refers(t.authorId, staff.id)],
    ),
  };
}
