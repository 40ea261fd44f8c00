import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { fullName } from '../../../../shared/names/full-name.ts';
import type { Authorized, StudentFilter } from '../../../policy/index.ts';
import { jsonTexts } from '../../../store/json.ts';
import type { Reader } from '../../../store/store.ts';

/** The newest stored lines of this person's own uses below `before`, newest first (R60). */
export async function ownLines(
  q: Reader,
  { actor }: Authorized<'history.own'>,
  before: number,
  limit: number,
): Promise<string[]> {
  const { audit } = q.tables;
  const rows = await q.db
    .select({ line: audit.line })
    .from(audit)
    .where(and(eq(audit.actorId, actor.staffId), lt(audit.seq, before)))
    .orderBy(desc(audit.seq))
    .limit(limit);
  return rows.map(({ line }) => line);
}

/** Of these students, those whom the filter lets through, by name and number. */
export async function namedAmong(
  q: Reader,
  filter: StudentFilter<'student.view'>,
  ids: readonly string[],
): Promise<Map<string, { name: string; sisId: string }>> {
  const among = q.prepared(`history.students:${filter.shape}`, (db, tables) => {
    const { student } = tables;
    return db
      .select({ id: student.id, givenName: student.givenName, familyName: student.familyName, sisId: student.sisId })
      .from(student)
      .where(and(sql`${student.id} IN ${jsonTexts(q, sql.placeholder('ids'))}`, filter.where(tables)));
  });
  const rows = await among.execute({ ...filter.params, ids: JSON.stringify(ids) });
  return new Map(rows.map((row) => [row.id, { name: fullName(row), sisId: row.sisId }]));
}
