import { and, eq, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../store/store.ts';
import type { IdentifierRow } from './roster-rows.ts';

const AT_ONCE = 100;

/** The ids by which one system knows students, as they were last imported. */
export async function identifiersOf(q: Reader, system: string): Promise<IdentifierRow[]> {
  const { studentIdentifier } = q.tables;
  return q.db.select().from(studentIdentifier).where(eq(studentIdentifier.system, system));
}

/**
 * Takes ids of a system away and adds others. They say nothing about anybody by themselves, so that none is kept once
 * it no longer leads to its student. `between` is awaited after every hundred.
 */
export async function changeIdentifiers(
  tx: Tx,
  { remove, add }: { readonly remove: readonly IdentifierRow[]; readonly add: readonly IdentifierRow[] },
  between: (done: number) => Promise<void>,
): Promise<void> {
  const { studentIdentifier: ids } = tx.tables;
  for (const [at, rows] of hundreds(remove)) {
    for (const { system, idKind, value, studentId } of rows) {
      const same = and(eq(ids.system, system), eq(ids.idKind, idKind), eq(ids.value, value));
      await tx.db.delete(ids).where(and(same, eq(ids.studentId, studentId)));
    }
    await between(at + rows.length);
  }
  for (const [at, rows] of hundreds(add)) {
    await tx.db.insert(ids).values(rows);
    await between(remove.length + at + rows.length);
  }
}

/** Whether any revision of an adapter has this id. */
export async function isAdapterKnown(q: Reader, id: string): Promise<boolean> {
  const { adapter } = q.tables;
  const rows = await q.db
    .select({ one: sql`1` })
    .from(adapter)
    .where(eq(adapter.id, id))
    .limit(1);
  return rows.length > 0;
}

function* hundreds<T>(rows: readonly T[]): Generator<[number, T[]]> {
  for (let at = 0; at < rows.length; at += AT_ONCE) yield [at, rows.slice(at, at + AT_ONCE)];
}
