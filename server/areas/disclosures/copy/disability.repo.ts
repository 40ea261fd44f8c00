import { and, eq, lte } from 'drizzle-orm';
import type { Authorized } from '../../../policy/index.ts';
import type { Reader } from '../../../store/store.ts';

/**
 * Whether the student is, or was, one with a disability, so that the stricter record of access is owed to the family
 * (R82; 34 CFR 300.614): what was collected then is still kept. It decides what is in their copy, and is told nowhere else.
 */
export async function hasDisability(q: Reader, may: Authorized<'disclosure.view'>): Promise<boolean> {
  const { studentAttribute: fact } = q.tables;
  const { day } = may.actor.asOf;
  const rows = await q.db
    .select({ since: fact.since })
    .from(fact)
    .where(and(eq(fact.studentId, may.studentId), eq(fact.attribute, 'sped'), lte(fact.since, day)));
  return rows.length > 0;
}
