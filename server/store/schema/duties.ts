import type { Columns } from '../columns.sqlite.ts';
import type { People } from './people.ts';

/** That a yearly duty was done (W38 to W40). Append-only: done again, the newest counts. Nothing in it is of a student. */
export function dutyTables(c: Columns, { building, staff }: People) {
  return {
    dutyDone: c.table(
      'duty_done',
      {
        schoolYear: c.text().notNull(),
        rev: c.int().notNull(),
        id: c.text().notNull(),
        /** A duty of `shared/areas/duties/duties.ts`. */
        duty: c.text().notNull(),
        /** The school that did it; null of what the district does. */
        buildingId: c.text(),
        day: c.text().notNull(),
        filled: c.text().notNull(),
        recordedBy: c.text().notNull(),
        recordedAt: c.int().notNull(),
      },
      (t) => [
        c.key(t.schoolYear, t.rev),
        c.unique(t.id),
        c.refers(t.buildingId, building.id),
        c.refers(t.recordedBy, staff.id),
      ],
    ),
  };
}
