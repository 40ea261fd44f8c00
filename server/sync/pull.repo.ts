import { and, eq, gt, inArray, type SQL, sql } from 'drizzle-orm';
import { CHANGES_MAX, type Held } from '../../shared/wire/pull.ts';
import { entryColumns, entryJson } from '../areas/contacts/contact.repo.ts';
import type { Locale, StudentFilter } from '../policy/index.ts';
import { jsonObject, jsonText } from '../store/json.ts';
import type { Looker, Reader } from '../store/store.ts';

/** The ids among these that the filter lets through, in no order. */
export async function passing(q: Reader, filter: StudentFilter, ids: readonly string[]): Promise<string[]> {
  const among = q.prepared(`pull.passing:${filter.shape}`, (db, tables) => {
    const { student } = tables;
    return db
      .select({ id: student.id })
      .from(student)
      .where(and(filter.where(tables), inArray(student.id, listed(q))));
  });
  const rows = await among.execute({ ...filter.params, ids: JSON.stringify(ids) });
  return rows.map(({ id }) => id);
}

/** The placeholder `ids`, a JSON list, as rows. */
function listed({ engine }: Looker): SQL {
  const ids = sql.placeholder('ids');
  return engine === 'sqlite'
    ? sql`(SELECT value FROM json_each(${ids}))`
    : sql`(SELECT json_array_elements_text(${ids}::json))`;
}

/**
 * Contacts noted since, as texts of `pullAnswerSchema`'s changes with their revisions, ascending: one more than an
 * answer holds, so that the caller knows whether there is more. Each student is sought by itself, in the order of the
 * joins: a scan of the newest changes would grow with the district. `filter` vouches for casework: every id of
 * `caseworkOf` has passed it.
 */
export async function contactsSince(
  q: Reader,
  filter: StudentFilter<'student.view', 'casework'>,
  caseworkOf: readonly Held[],
  locale: Locale,
): Promise<{ rev: number; json: string }[]> {
  const since = q.prepared(`pull.contacts:${locale}`, (db, tables) => {
    const { change, contact, staff } = tables;
    const { studentId, rev } = change;
    const json = jsonObject(q, {
      studentId,
      rev,
      kind: sql`'contact'`,
      contact: entryJson(q, entryColumns(tables), locale),
    });
    return db
      .select({ rev, json: jsonText(q, json) })
      .from(heldRows(q))
      .crossJoin(change)
      .crossJoin(contact)
      .crossJoin(staff)
      .where(
        and(
          eq(studentId, sql`h.id`),
          gt(rev, sql`h.rev`),
          eq(change.kind, sql`'contact'`),
          eq(contact.studentId, studentId),
          eq(contact.id, change.rowId),
          eq(staff.id, contact.authorId),
        ),
      )
      .orderBy(rev)
      .limit(CHANGES_MAX + 1);
  });
  return since.execute({ held: JSON.stringify(caseworkOf), reader: filter.params.policyStaff });
}

/** The placeholder `held`, a JSON list of `{id, rev}`, as rows of `h`. */
function heldRows({ engine }: Looker): SQL {
  const held = sql.placeholder('held');
  return engine === 'sqlite'
    ? sql`(SELECT value ->> 'id' AS id, value ->> 'rev' AS rev FROM json_each(${held})) AS h`
    : sql`json_to_recordset(${held}::json) AS h(id text, rev bigint)`;
}
