import { and, eq, exists, gt, inArray, ne, notExists, type SQL, sql } from 'drizzle-orm';
import { NAME_TASKS } from '../../shared/areas/names/update-steps.ts';
import { CHANGES_MAX } from '../../shared/wire/pull.ts';
import { fieldJson } from '../areas/cases/sheet.repo.ts';
import { entryColumns, entryJson } from '../areas/contacts/contact.repo.ts';
import type { Locale, StudentFilter } from '../policy/index.ts';
import { jsonColumn, jsonObject } from '../store/json.ts';
import { nameInSql } from '../store/name-in-sql.ts';
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

/** A change as the text of one of `pullAnswerSchema`'s, with whose it is. */
export interface ChangeText {
  readonly studentId: string;
  readonly rev: number;
  readonly json: string;
  /** `contact`, `sheet`, or what not everybody is told of who reads casework: `case` and `name`. */
  readonly kind: string;
  /** Of a name that was approved: the one in use may be another. Of an update that was not, only its part-takers hear. */
  readonly inUse: boolean;
  /** It is a restricted note of somebody else's, of a student not among those `opened`. */
  readonly hidden: boolean;
}

/**
 * What was written since, by ascending revision: one more than an answer holds, so that the caller knows whether there
 * is more. Each student is sought by itself, in the order of the joins: a scan of the newest changes would grow with
 * the district. `filter` vouches for casework: every id of `caseworkOf` has passed it. `opened`: of whom restricted
 * notes are told too.
 */
export async function changesSince(
  q: Reader,
  filter: StudentFilter<'student.view', 'casework'>,
  caseworkOf: HeldText,
  opened: HeldText,
  locale: Locale,
): Promise<ChangeText[]> {
  const since = q.prepared(`pull.changes:${locale}`, (db, tables) => {
    const { change, contact, nameStep, sheetEntry, staff } = tables;
    const { studentId, rev, kind, rowId } = change;
    const isOpened = sql`${contact.studentId} IN (SELECT id FROM ${heldRows(q, 'opened')})`;
    const hidden = sql`${contact.restriction} IS NOT NULL AND ${contact.authorId} <> ${sql.placeholder('writer')}`;
    const contactText = jsonObject(q, {
      studentId,
      rev,
      kind: sql`'contact'`,
      contact: entryJson(q, entryColumns(tables), locale, isOpened),
    });
    const sheetText = jsonObject(q, { studentId, rev, kind: sql`'sheet'`, field: fieldJson(q, tables) });
    // Nothing of what was done: whoever may read cases reads the case again.
    const caseText = jsonObject(q, { studentId, rev, kind: sql`'case'`, caseId: rowId });
    // Nor of a name, or of whether there is an update: who may see either reads it again.
    const nameText = jsonObject(q, { studentId, rev, kind: sql`'name'` });
    const json = sql<string>`CASE ${kind} WHEN 'contact' THEN ${contactText} WHEN 'case' THEN ${caseText} WHEN 'name' THEN ${nameText} ELSE ${sheetText} END`;
    const ofUpdate = and(eq(nameStep.studentId, studentId), eq(nameStep.updateId, rowId));
    const approved = db
      .select({ one: sql`1` })
      .from(nameStep)
      .where(and(ofUpdate, eq(nameStep.kind, 'approved')));
    // What is done with an approved update afterwards changes no name, and is for its part-takers.
    const task = db
      .select({ one: sql`1` })
      .from(nameStep)
      .where(and(ofUpdate, sql`${nameStep.rev} = ${rev}`, inArray(nameStep.kind, [...NAME_TASKS])));
    return db
      .select({
        studentId,
        rev,
        json: jsonColumn(q, json),
        kind,
        hidden: sql<number>`CASE WHEN ${hidden} AND NOT ${isOpened} THEN 1 ELSE 0 END`,
        inUse: sql<number>`CASE WHEN ${kind} = 'name' AND ${exists(approved)} AND ${notExists(task)} THEN 1 ELSE 0 END`,
      })
      .from(heldRows(q))
      .crossJoin(change)
      .leftJoin(contact, and(eq(kind, sql`'contact'`), eq(contact.studentId, studentId), eq(contact.id, rowId)))
      .leftJoin(
        sheetEntry,
        and(
          eq(kind, sql`'sheet'`),
          eq(sheetEntry.studentId, studentId),
          eq(sheetEntry.field, rowId),
          eq(sheetEntry.rev, rev),
        ),
      )
      .leftJoin(staff, eq(staff.id, sql`coalesce(${contact.authorId}, ${sheetEntry.authorId})`))
      .where(and(eq(studentId, sql`h.id`), gt(rev, sql`h.rev`)))
      .orderBy(rev)
      .limit(fixedLimit(CHANGES_MAX + 1));
  });
  const reader = filter.params.policyStaff;
  const rows = await since.execute({ held: caseworkOf, opened, reader, writer: reader });
  return rows.map((row) => ({ ...row, hidden: row.hidden === 1, inUse: row.inUse === 1 }));
}

/** Colleagues who are changing the face sheet of one of these students at an instant, in no order. `filter` vouches as above. */
export async function editorsOf(
  q: Reader,
  filter: StudentFilter<'student.view', 'casework'>,
  caseworkOf: HeldText,
  at: number,
): Promise<{ studentId: string; name: string }[]> {
  const editors = q.prepared('pull.editors', (db, { editing, staff }) =>
    db
      .select({
        studentId: editing.studentId,
        name: nameInSql(staff),
      })
      .from(editing)
      .innerJoin(staff, eq(staff.id, editing.staffId))
      .where(
        and(
          gt(editing.until, sql.placeholder('at')),
          ne(editing.staffId, sql.placeholder('reader')),
          // Not by its key: few are editing anywhere, and a client holds many students.
          sql`${editing.studentId} || '' IN (SELECT id FROM ${heldRows(q)})`,
        ),
      ),
  );
  return editors.execute({ held: caseworkOf, reader: filter.params.policyStaff, at });
}

/** The placeholder of this name, revisions by student, as rows of `h`. */
function heldRows({ engine }: Looker, name = 'held'): SQL {
  const held = sql.placeholder(name);
  return engine === 'sqlite'
    ? sql`(SELECT key AS id, atom AS rev FROM json_each(${held})) AS h`
    : sql`(SELECT key AS id, value::bigint AS rev FROM json_each_text(${held}::json)) AS h`;
}
