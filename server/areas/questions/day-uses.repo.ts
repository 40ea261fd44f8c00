import { and, asc, desc, eq, gte, inArray, lte } from 'drizzle-orm';
import type { AuditAction } from '../../../shared/audit/event.ts';
import type { Looker } from '../../store/store.ts';

/** What somebody means to do with one record: opens it, or writes. Lookups and lists come with a page that is open. */
const ON_RECORDS: readonly AuditAction[] = [
  'student.view',
  'contact.add',
  'caseload.assign',
  'caseload.end',
  'record.seal',
  'record.unseal',
];

/** Numbers of entries, the first and the last of them. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** The lines of uses of records that were allowed, among these entries, in their order; they name references only. */
export async function usesWithin(q: Looker, { first, last }: Stretch): Promise<string[]> {
  const { audit } = q.tables;
  const rows = await q.db
    .select({ line: audit.line })
    .from(audit)
    .where(
      and(
        gte(audit.seq, first),
        lte(audit.seq, last),
        eq(audit.decision, 'allowed'),
        inArray(audit.action, [...ON_RECORDS]),
      ),
    )
    .orderBy(asc(audit.seq));
  return rows.map(({ line }) => line);
}

/** When it was last looked for unusual uses, and of which day by its detail, which may be destroyed by now. */
export async function lastAsking(q: Looker): Promise<{ at: number; detail: string | null } | undefined> {
  const { audit, auditDetail } = q.tables;
  const [row] = await q.db
    .select({ at: audit.at, detail: auditDetail.detail })
    .from(audit)
    .leftJoin(auditDetail, eq(auditDetail.seq, audit.seq))
    .where(eq(audit.action, 'question.ask'))
    .orderBy(desc(audit.seq))
    .limit(1);
  return row;
}
