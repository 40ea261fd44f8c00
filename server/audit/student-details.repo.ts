import { and, asc, eq, inArray } from 'drizzle-orm';
import type { AuditAction } from '../../shared/audit/event.ts';
import type { Authorized } from '../policy/index.ts';
import type { Reader } from '../store/store.ts';

/**
 * What was done to the student's record by these actions, as far as the details are not destroyed (R42): the number of
 * the entry, its detail, and the salt that opens it. By whoever keeps the student's disclosure log.
 */
export async function studentDetails(
  q: Reader,
  may: Authorized<'disclosure.view'>,
  actions: readonly AuditAction[],
): Promise<{ readonly seq: number; readonly salt: string; readonly detail: string }[]> {
  const { audit, auditDetail } = q.tables;
  return q.db
    .select({ seq: audit.seq, salt: auditDetail.salt, detail: auditDetail.detail })
    .from(audit)
    .innerJoin(auditDetail, eq(auditDetail.seq, audit.seq))
    .where(
      and(
        eq(audit.studentId, may.studentId),
        inArray(audit.action, [...actions]),
        // What was refused entered nothing.
        eq(audit.decision, 'allowed'),
      ),
    )
    .orderBy(asc(audit.seq));
}
