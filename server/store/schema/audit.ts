import { isNotNull } from 'drizzle-orm';
import type { Columns } from '../columns.sqlite.ts';

/**
 * The trail. `line` is what is hashed and exported; the other columns are copies to search by.
 * Triggers forbid UPDATE and DELETE on `audit`.
 */
export function auditTables(c: Columns) {
  return {
    audit: c.table(
      'audit',
      {
        seq: c.int().notNull(),
        at: c.int().notNull(),
        actorId: c.text(),
        action: c.text().notNull(),
        studentId: c.text(),
        line: c.text().notNull(),
      },
      (t) => [
        c.key(t.seq),
        c.index('audit_student').on(t.studentId, t.seq).where(isNotNull(t.studentId)),
        c.index('audit_actor').on(t.actorId, t.seq).where(isNotNull(t.actorId)),
      ],
    ),
    /** Salted details, apart from the trail so that they can be destroyed while the trail still verifies (R42). */
    auditDetail: c.table(
      'audit_detail',
      {
        seq: c.int().notNull(),
        salt: c.text().notNull(),
        detail: c.text().notNull(),
      },
      (t) => [c.key(t.seq)],
    ),
    /** The tree's compact range: how many lines, and the hashes of its perfect subtrees (base64, JSON list). */
    auditHead: c.table(
      'audit_head',
      {
        id: c.int().notNull(),
        size: c.int().notNull(),
        stack: c.text().notNull(),
      },
      (t) => [c.key(t.id)],
    ),
  };
}
