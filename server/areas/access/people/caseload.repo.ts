import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import type { CaseloadAssign } from '../../../../shared/areas/access/people.ts';
import type { Authorized } from '../../../policy/index.ts';
import type { Tx } from '../../../store/store.ts';

/** Where an assignment comes from that was made here; one from a file is the file's. */
export const CONSOLE = 'console';

export type Assignment = Omit<CaseloadAssign, 'studentId'>;

/** After every day. */
const FOREVER = '9999-12-31';

type May = Authorized<'caseload.assign'>;

/** Whether the same person already has, or will have, the same part in the student's case on one of these days. */
export async function isAssigned(tx: Tx, may: May, one: Assignment): Promise<boolean> {
  const { relation } = tx.tables;
  const rows = await tx.db
    .select({ since: relation.since })
    .from(relation)
    .where(
      and(
        eq(relation.staffId, one.staffId),
        eq(relation.studentId, may.studentId),
        eq(relation.relation, one.relation),
        lt(relation.since, one.until ?? FOREVER),
        or(isNull(relation.until), and(gt(relation.until, one.since), gt(relation.until, relation.since))),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Puts the student on the person's caseload. One that was taken back before it began may be given again. */
export async function assign(tx: Tx, may: May, one: Assignment): Promise<void> {
  const { relation } = tx.tables;
  await tx.db
    .insert(relation)
    .values({ ...one, studentId: may.studentId, source: CONSOLE })
    .onConflictDoUpdate({
      target: [relation.staffId, relation.studentId, relation.relation, relation.source, relation.since],
      set: { until: sql`excluded.until` },
    });
}

/** The assignments that began on the day, by their sources. */
export async function assignmentsFrom(
  tx: Tx,
  may: May,
  { staffId, relation: kind, since }: Omit<Assignment, 'until'>,
): Promise<{ source: string; until: string | null }[]> {
  const { relation } = tx.tables;
  return tx.db
    .select({ source: relation.source, until: relation.until })
    .from(relation)
    .where(
      and(
        eq(relation.staffId, staffId),
        eq(relation.studentId, may.studentId),
        eq(relation.relation, kind),
        eq(relation.since, since),
      ),
    );
}

/** Ends an assignment that was made here, earlier than it would. False when it ends as early already, or is none. */
export async function endAssignment(
  tx: Tx,
  may: May,
  { staffId, relation: kind, since, until }: Assignment & { until: string },
): Promise<boolean> {
  const { relation } = tx.tables;
  const ended = await tx.db
    .update(relation)
    .set({ until })
    .where(
      and(
        eq(relation.staffId, staffId),
        eq(relation.studentId, may.studentId),
        eq(relation.relation, kind),
        eq(relation.source, CONSOLE),
        eq(relation.since, since),
        or(isNull(relation.until), gt(relation.until, until)),
      ),
    )
    .returning({ since: relation.since });
  return ended.length > 0;
}
