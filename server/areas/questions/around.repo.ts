import { and, type Column, gt, inArray, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import { holdsOn } from '../../store/holds-on.ts';
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

/** A person and a student. */
export interface Pair {
  readonly staffId: string;
  readonly studentId: string;
}

export interface EndedRelation extends Pair {
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

/** Between which of these a relation holds on a day; each pair once. */
export async function relatedPairs(q: Reader, pairs: readonly Pair[], day: string): Promise<Pair[]> {
  const { relation } = q.tables;
  const { staffId, studentId } = relation;
  const related: Pair[] = [];
  for (const part of parts(pairs)) {
    const rows = await q.db
      .selectDistinct({ staffId, studentId })
      .from(relation)
      .where(and(among(staffId, studentId, part), holdsOn(relation, day)));
    related.push(...rows);
  }
  return related;
}

export interface AskedBefore extends Pair {
  /** JSON list of what was asked. */
  readonly kinds: string;
  readonly day: string;
}

/** What these people were asked about these students, of days after one and up to another, in the order of the days. */
export async function askedBefore(
  q: Reader,
  pairs: readonly Pair[],
  { after, day: last }: { readonly after: string; readonly day: string },
): Promise<AskedBefore[]> {
  const { staffId, about: studentId, kinds, day, finding } = q.tables.useQuestion;
  // Whoever was found to have looked without a reason is asked again at once.
  const inOrder = or(isNull(finding), ne(finding, 'not-in-order'));
  const asked: AskedBefore[] = [];
  for (const part of parts(pairs)) {
    const rows = await q.db
      .select({ staffId, studentId, kinds, day })
      .from(q.tables.useQuestion)
      .where(and(among(staffId, studentId, part), gt(day, after), lte(day, last), inOrder))
      .orderBy(day);
    asked.push(...rows);
  }
  return asked;
}

/** SQLite takes pairs as rows of values only. */
function among(staffId: Column, studentId: Column, pairs: readonly Pair[]): SQL {
  const rows = pairs.map((one) => sql`(${one.staffId}, ${one.studentId})`);
  return sql`(${staffId}, ${studentId}) IN (VALUES ${sql.join(rows, sql`, `)})`;
}
