import { and, eq, gt, notExists, type SQL, sql } from 'drizzle-orm';
import { CHANGES_MAX } from '../../shared/wire/pull.ts';
import { entryColumns, entryJson } from '../areas/contacts/contact.repo.ts';
import type { Locale, StudentFilter } from '../policy/index.ts';
import { jsonColumn, jsonObject } from '../store/json.ts';
import { fixedLimit } from '../store/literal.ts';
import type { Looker, Reader } from '../store/store.ts';
import type { HeldText } from './held-text.ts';

/** The held students whom the filter does not let through: hidden, ended and unknown alike. In no order. */
export async function barred(q: Reader, filter: StudentFilter, held: HeldText): Promise<string[]> {
  const closed = q.prepared(`pull.barred:${filter.shape}`, (db, tables) => {
    const { student } = tables;
    const open = db
      .select({ id: student.id })
      .from(student)
      .where(and(eq(student.id, sql`h.id`), filter.where(tables)));
    return db
      .select({ id: sql<string>`h.id` })
      .from(heldRows(q))
      .where(notExists(open));
  });
  const rows = await closed.execute({ ...filter.params, held });
  return rows.map(({ id }) => id);
}

/**
 * Contacts noted since, as texts of `pullAnswerSchema`'s changes with whose they are, by ascending revision: one more than an
 * answer holds, so that the caller knows whether there is more. Each student is sought by itself, in the order of the
 * joins: a scan of the newest changes would grow with the district. `filter` vouches for casework: every id of
 * `caseworkOf` has passed it.
 */
export async function contactsSince(
  q: Reader,
  filter: StudentFilter<'student.view', 'casework'>,
  caseworkOf: HeldText,
  locale: Locale,
): Promise<{ studentId: string; rev: number; json: string }[]> {
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
      .select({ studentId, rev, json: jsonColumn(q, json) })
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
      .limit(fixedLimit(CHANGES_MAX + 1));
  });
  return since.execute({ held: caseworkOf, reader: filter.params.policyStaff });
}

/** The placeholder `held`, revisions by student, as rows of `h`. */
function heldRows({ engine }: Looker): SQL {
  const held = sql.placeholder('held');
  return engine === 'sqlite'
    ? sql`(SELECT key AS id, atom AS rev FROM json_each(${held})) AS h`
    : sql`(SELECT key AS id, value::bigint AS rev FROM json_each_text(${held}::json)) AS h`;
}
