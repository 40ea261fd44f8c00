import type { Columns } from '../columns.sqlite.ts';
import type { People } from './people.ts';

/** How pages of SISes are read, and how that goes. Nothing here is about a student. */
export function adapterTables(c: Columns, { staff }: People) {
  return {
    /** Every revision of every adapter. Append-only: what is put in force again is a revision of its own. */
    adapter: c.table(
      'adapter',
      {
        id: c.text().notNull(),
        revision: c.int().notNull(),
        json: c.text().notNull(),
        hash: c.text().notNull(),
        /** `published`: in force since, until a later one is. `draft`: kept, and never in force by itself. */
        status: c.text().notNull(),
        /** Of a draft: when it was kept. */
        publishedAt: c.int().notNull(),
        /** Null where it came by the command line. */
        authorId: c.text(),
        note: c.text(),
        /** The revision whose text this one puts in force. */
        fromRevision: c.int(),
      },
      (t) => [c.key(t.id, t.revision), c.refers(t.authorId, staff.id)],
    ),
    /** What was last said of an adapter as a whole. One that nothing was said of is on. */
    adapterSwitch: c.table(
      'adapter_switch',
      {
        id: c.text().notNull(),
        /** Why it is off; empty while it is on. */
        off: c.text().notNull(),
        at: c.int().notNull(),
        /** Null: the system itself. */
        staffId: c.text(),
        /** The day on which somebody switched it on: nothing that is counted on that day switches it off again. */
        trustedOn: c.text(),
      },
      (t) => [c.key(t.id), c.refers(t.staffId, staff.id)],
    ),
    /**
     * How often reading pages and looking up what they showed came to what, by the day in the district. `reporter` tells
     * apart how many people it was, for that day alone. Whoever has the staff ids can work it out again.
     */
    adapterHealth: c.table(
      'adapter_health',
      {
        adapterId: c.text().notNull(),
        day: c.text().notNull(),
        revision: c.int().notNull(),
        reporter: c.text().notNull(),
        /** The adapter's name for the kind of page; empty for one that was not recognised, and for look-ups. */
        page: c.text().notNull(),
        outcome: c.text().notNull(),
        count: c.int().notNull(),
      },
      (t) => [c.key(t.adapterId, t.day, t.revision, t.reporter, t.page, t.outcome)],
    ),
  };
}
