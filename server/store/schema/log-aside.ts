import type { Columns } from '../columns.sqlite.ts';
import type { People } from './people.ts';

/** What stands beside the disclosure log: its totals, who received, and how people look at it. */
export function logAsideTables(c: Columns, { staff }: People) {
  return {
    /**
     * How many entries there are of a school or of all (`''`), under a basis or under any (`''`), to a receiver or to
     * anybody (`''`), in a span of time: a UTC day, or 32 days where a receiver is told apart. Kept by triggers, so
     * that no total walks the log.
     */
    disclosureTally: c.table(
      'disclosure_tally',
      {
        buildingId: c.text().notNull(),
        basis: c.text().notNull(),
        party: c.text().notNull(),
        span: c.int().notNull(),
        released: c.int().notNull(),
        denied: c.int().notNull(),
      },
      (t) => [c.key(t.buildingId, t.basis, t.party, t.span)],
    ),
    /** Who stands in the log as asking or receiving, each text once, for searching. Kept by triggers; gone with its last entry. */
    disclosureReceiver: c.table(
      'disclosure_receiver',
      {
        party: c.text().notNull(),
        /** By what it is searched (`partyKey`). */
        nameKey: c.text().notNull(),
        n: c.int().notNull(),
      },
      (t) => [c.key(t.party)],
    ),
    /** How somebody looks at a list: what narrows it and which columns it has, under a name of their own. */
    savedView: c.table(
      'saved_view',
      {
        id: c.text().notNull(),
        staffId: c.text().notNull(),
        name: c.text().notNull(),
        /** JSON; says nothing of a student. */
        content: c.text().notNull(),
        savedAt: c.int().notNull(),
      },
      (t) => [c.key(t.id), c.refers(t.staffId, staff.id), c.index('saved_view_staff').on(t.staffId)],
    ),
  };
}
