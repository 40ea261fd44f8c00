import { and, eq, type SQL } from 'drizzle-orm';
import type { Authorized } from '../../../policy/index.ts';
import { holdsOn } from '../../../store/holds-on.ts';
import { forUpdate } from '../../../store/lock.ts';
import type { Schema } from '../../../store/schema.ts';
import type { Tx } from '../../../store/store.ts';

type May = Authorized<'record.seal'>;

/** Where our own seals come from; a file's are the file's to end. */
const SOURCE = 'console';

/** Whether a seal that was set here holds on the day. Its row stays locked until the transaction ends. */
export async function lockSeal(tx: Tx, may: May, day: string): Promise<boolean> {
  const { studentAttribute } = tx.tables;
  const rows = await forUpdate(
    tx,
    tx.db
      .select({ since: studentAttribute.since })
      .from(studentAttribute)
      .where(and(ours(tx.tables, may), holdsOn(studentAttribute, day))),
  );
  return rows.length > 0;
}

/** Seals the record from the day on. One that was opened again on the same day is sealed as before. */
export async function insertSeal(tx: Tx, may: May, day: string): Promise<void> {
  const { studentAttribute } = tx.tables;
  const { studentId, attribute, source, since } = studentAttribute;
  await tx.db
    .insert(studentAttribute)
    .values({ studentId: may.studentId, attribute: 'sealed', source: SOURCE, since: day, until: null })
    .onConflictDoUpdate({ target: [studentId, attribute, source, since], set: { until: null } });
}

/** Ends the seal: the day is the first on which it holds no more. */
export async function setUnsealed(tx: Tx, may: May, day: string): Promise<void> {
  const { studentAttribute } = tx.tables;
  await tx.db
    .update(studentAttribute)
    .set({ until: day })
    .where(and(ours(tx.tables, may), holdsOn(studentAttribute, day)));
}

function ours({ studentAttribute: { studentId, attribute, source } }: Schema, may: May): SQL | undefined {
  return and(eq(studentId, may.studentId), eq(attribute, 'sealed'), eq(source, SOURCE));
}
