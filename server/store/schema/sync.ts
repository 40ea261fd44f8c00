import type { Columns } from '../columns.sqlite.ts';
import type { People } from './people.ts';

/** What keeps text until it is sent, and two people from writing over each other. */
export function syncTables(c: Columns, { staff, student }: People) {
  return {
    /** The pairs that text at rest is sealed to: the newest seals, the older ones still open. Keys in base64. */
    sealKey: c.table(
      'seal_key',
      {
        id: c.text().notNull(),
        /** The point, as clients are given it. */
        publicKey: c.text().notNull(),
        /** PKCS #8. */
        privateKey: c.text().notNull(),
        madeAt: c.int().notNull(),
      },
      (t) => [c.key(t.id)],
    ),
    /** Who is changing a face sheet, as told by their own client: it ends by itself. It locks nobody out. */
    editing: c.table(
      'editing',
      {
        studentId: c.text().notNull(),
        staffId: c.text().notNull(),
        until: c.int().notNull(),
      },
      (t) => [
        c.key(t.studentId, t.staffId),
        c.refers(t.studentId, student.id),
        c.refers(t.staffId, staff.id),
        c.index('editing_until').on(t.until),
      ],
    ),
  };
}
