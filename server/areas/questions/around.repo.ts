import { and, gt, inArray, lte, sql } from 'drizzle-orm';
import type { Reader } from '../../store/store.ts';

/** Ids a statement. */
const AT_ONCE = 200;

function* parts<T>(all: readonly T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += AT_ONCE) yield all.slice(from, from + AT_ONCE);
}

/** The family names of staff, or of students, by their ids: to compare, never to show. */
export async function familyNames(
  q: Reader,
  of: 'staff' | 'student',
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { id, familyName } = q.tables[of];
  const names = new Map<string, string>();
  for (const part of parts(ids)) {
    const rows = await q.db.select({ id, familyName }).from(q.tables[of]).where(inArray(id, part));
    for (const row of rows) names.set(row.id, row.familyName);
  }
  return names;
}

export interface EndedRelation {
  readonly staffId: string;
  readonly studentId: string;
  /** The first day on which no relation of the two held any more. */
  readonly endedOn: string;
}

const OPEN = '9999-12-31';

/** Whose relations, of these staff, had all ended by a day, the last of them after another day. */
export async function endedRelations(
  q: Reader,
  staffIds: readonly string[],
  { after, day }: { readonly after: string; readonly day: string },
): Promise<EndedRelation[]> {
  const { relation } = q.tables;
  const { staffId, studentId } = relation;
  const endedOn = sql<string>`max(coalesce(${relation.until}, ${sql.raw(`'${OPEN}'`)}))`;
  const ended: EndedRelation[] = [];
  for (const part of parts(staffIds)) {
    const rows = await q.db
      .select({ staffId, studentId, endedOn })
      .from(relation)
      .where(and(inArray(staffId, part), lte(relation.since, day)))
      .groupBy(staffId, studentId)
      .having(and(lte(endedOn, day), gt(endedOn, after)));
    ended.push(...rows);
  }
  return ended;
}
