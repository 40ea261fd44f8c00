import { and, asc, desc, eq, gte, inArray, lte } from 'drizzle-orm';
import type { Numbers } from '../../audit/audit.repo.ts';
import type { Looker } from '../../store/store.ts';
import { RECORD_USES } from './record-uses.ts';

/** The lines of uses of records that were allowed, among these entries, in their order; they name references only. */
export async function usesWithin(q: Looker, { first, last }: Numbers): Promise<string[]> {
  const { audit } = q.tables;
  const rows = await q.db
    .select({ line: audit.line })
    .from(audit)
    .where(
      and(
        gte(audit.seq, first),
        lte(audit.seq, last),
        eq(audit.decision, 'allowed'),
        inArray(audit.action, [...RECORD_USES]),
      ),
    )
    .orderBy(asc(audit.seq));
  return rows.map(({ line }) => line);
}

/** When a day was last gone through to its end, and which by its detail, which may be destroyed by now. */
export async function lastAsking(q: Looker): Promise<{ at: number; detail: string | null } | undefined> {
  const { audit, auditDetail } = q.tables;
  const [row] = await q.db
    .select({ at: audit.at, detail: auditDetail.detail })
    .from(audit)
    .leftJoin(auditDetail, eq(auditDetail.seq, audit.seq))
    .where(and(eq(audit.action, 'question.ask'), eq(audit.decision, 'done')))
    .orderBy(desc(audit.seq))
    .limit(1);
  return row;
}
