import { lt, sql } from 'drizzle-orm';
import type { Tender } from '../store/store.ts';

/** Says until when somebody is changing these face sheets, and forgets what is over. */
export async function renewEditing(
  tx: Tender,
  staffId: string,
  studentIds: readonly string[],
  span: { readonly at: number; readonly until: number },
): Promise<void> {
  const { editing } = tx.tables;
  await tx.db.delete(editing).where(lt(editing.until, span.at));
  await tx.db
    .insert(editing)
    .values(studentIds.map((studentId) => ({ studentId, staffId, until: span.until })))
    .onConflictDoUpdate({ target: [editing.studentId, editing.staffId], set: { until: sql`excluded.until` } });
}
