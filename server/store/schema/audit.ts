import { isNotNull, sql } from 'drizzle-orm';
import type { Columns } from '../columns.sqlite.ts';

/**
 * The trail. `line` is what is hashed and exported; the other columns are copies to search by.
 * Triggers forbid UPDATE and DELETE on `audit` and on its checkpoints; on PostgreSQL the rights are taken away as well.
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
        decision: c.text().notNull(),
        studentId: c.text(),
        line: c.text().notNull(),
      },
      (t) => [
        c.key(t.seq),
        c.index('audit_student').on(t.studentId, t.seq).where(isNotNull(t.studentId)),
        c.index('audit_actor').on(t.actorId, t.seq).where(isNotNull(t.actorId)),
        c.index('audit_action').on(t.action, t.seq),
        c
          .index('audit_undone')
          .on(t.seq)
          .where(sql`decision in ('refused', 'failed')`),
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
    /** The signed heads: the note as it is handed out. Nobody changes or removes one. */
    auditCheckpoint: c.table(
      'audit_checkpoint',
      {
        size: c.int().notNull(),
        at: c.int().notNull(),
        root: c.text().notNull(),
        note: c.text().notNull(),
      },
      (t) => [c.key(t.size)],
    ),
    /** Hashes of larger perfect subtrees, for proofs: `pos` counts the nodes of a level from 0 (base64). */
    auditNode: c.table(
      'audit_node',
      {
        level: c.int().notNull(),
        pos: c.int().notNull(),
        hash: c.text().notNull(),
      },
      (t) => [c.key(t.level, t.pos)],
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
