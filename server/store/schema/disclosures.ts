import type { Columns } from '../columns.sqlite.ts';
import type { People } from './people.ts';

/**
 * The disclosure log (34 CFR 99.32, R115): requests for and releases of identifiable data, one row a student and
 * party. Append-only; goes only with the record it belongs to (R120).
 */
export function disclosureTables(c: Columns, { building, staff, student }: People) {
  return {
    /** Clustered by building and time: the log is read newest first, a building at a time. */
    disclosure: c.table(
      'disclosure',
      {
        buildingId: c.text().notNull(),
        at: c.int().notNull(),
        id: c.text().notNull(),
        studentId: c.text().notNull(),
        /** Who requested or received (R115a). */
        party: c.text().notNull(),
        /** Their legitimate interest (R115b). */
        interest: c.text().notNull(),
        basis: c.text().notNull(),
        /** released · denied: a denied request is logged too (R115). */
        outcome: c.text().notNull(),
        recordedBy: c.text().notNull(),
        rev: c.int().notNull(),
      },
      (t) => [
        c.key(t.buildingId, t.at, t.id),
        c.refers(t.buildingId, building.id),
        c.refers(t.studentId, student.id),
        c.refers(t.recordedBy, staff.id),
        c.index('disclosure_count').on(t.buildingId, t.at),
        c.index('disclosure_student').on(t.studentId, t.at),
      ],
    ),
    /** How many rows a building has on a day (UTC, days since 1970), kept by triggers: totals without counting. */
    disclosureDay: c.table(
      'disclosure_day',
      {
        buildingId: c.text().notNull(),
        day: c.int().notNull(),
        n: c.int().notNull(),
      },
      (t) => [c.key(t.buildingId, t.day)],
    ),
  };
}
