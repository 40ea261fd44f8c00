import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Looker, Reader } from '../store/store.ts';
import type {
  KeyedTable,
  RelationRow,
  RoleFactRow,
  RowOf,
  StaffClaimRow,
  StudentAttributeRow,
  StudentBuildingRow,
} from './roster-rows.ts';

const PAGE = 5_000;
const PEOPLE_AT_ONCE = 200;

/** All rows of a table, page by page in the order of their ids. */
export async function* pagesOf<T extends KeyedTable>(q: Reader, name: T): AsyncGenerator<readonly RowOf<T>[]> {
  const table: SQLiteTable & { id: SQLiteColumn } = q.tables[name];
  const page = q.prepared(`roster.page.${name}`, (db) =>
    db
      .select()
      .from(table)
      .where(gt(table.id, sql.placeholder('after')))
      .orderBy(asc(table.id))
      .limit(PAGE),
  );
  for (let after = ''; ;) {
    // One table, one row type: the union of tables cannot say so by itself.
    const rows = (await page.execute({ after })) as RowOf<T>[];
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.id;
  }
}

/** Relations of one kind, a couple of hundred staff at a time. */
export async function* relationsOf(
  q: Reader,
  staffIds: readonly string[],
  kind: string,
): AsyncGenerator<readonly RelationRow[]> {
  const { relation } = q.tables;
  for (const ids of parts(staffIds)) {
    yield await q.db
      .select()
      .from(relation)
      .where(and(inArray(relation.staffId, ids), eq(relation.relation, kind)));
  }
}

export async function* studentBuildingsOf(
  q: Reader,
  studentIds: readonly string[],
): AsyncGenerator<readonly StudentBuildingRow[]> {
  const { studentBuilding } = q.tables;
  for (const ids of parts(studentIds)) {
    yield await q.db.select().from(studentBuilding).where(inArray(studentBuilding.studentId, ids));
  }
}

/** Roles that came from one source. */
export async function roleFactsFrom(q: Looker, source: string): Promise<RoleFactRow[]> {
  const { roleFact } = q.tables;
  return q.db.select().from(roleFact).where(eq(roleFact.source, source));
}

/** Claims of staff that came from one source. */
export async function claimsFrom(q: Looker, source: string): Promise<StaffClaimRow[]> {
  const { staffClaim } = q.tables;
  return q.db.select().from(staffClaim).where(eq(staffClaim.source, source));
}

/** Attributes of students that came from one source. */
export async function attributesFrom(q: Reader, source: string): Promise<StudentAttributeRow[]> {
  const { studentAttribute } = q.tables;
  return q.db.select().from(studentAttribute).where(eq(studentAttribute.source, source));
}

/** Relations that came from one source. */
export async function relationsFrom(q: Reader, source: string): Promise<RelationRow[]> {
  const { relation } = q.tables;
  return q.db.select().from(relation).where(eq(relation.source, source));
}

/** The id of the latest import of any kind, or null: whoever compared with the store may write only while it stands. */
export async function latestRun(q: Looker): Promise<string | null> {
  const { importRun } = q.tables;
  const [row] = await q.db.select({ id: importRun.id }).from(importRun).orderBy(desc(importRun.id)).limit(1);
  return row?.id ?? null;
}

function* parts(ids: readonly string[]): Generator<string[]> {
  for (let from = 0; from < ids.length; from += PEOPLE_AT_ONCE) yield ids.slice(from, from + PEOPLE_AT_ONCE);
}
