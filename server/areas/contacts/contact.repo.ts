import { type Column, eq, type SQL, sql } from 'drizzle-orm';
import { ROLE_TITLES } from '../../../shared/access/roles.ts';
import type { Authorized, Locale } from '../../policy/index.ts';
import { jsonList, jsonNested, jsonObject, jsonTruth, translated } from '../../store/json.ts';
import type { Schema } from '../../store/schema.ts';
import type { Looker, Reader, Tx } from '../../store/store.ts';

export type ContactRow = Schema['contact']['$inferInsert'];

export async function insertContact(tx: Tx, _may: Authorized<'contact.add'>, row: ContactRow): Promise<void> {
  const insert = tx.preparedChange('contact.insert', (db, { contact }) =>
    db.insert(contact).values({
      studentId: sql.placeholder('studentId'),
      id: sql.placeholder('id'),
      kind: sql.placeholder('kind'),
      party: sql.placeholder('party'),
      withName: sql.placeholder('withName'),
      outcome: sql.placeholder('outcome'),
      note: sql.placeholder('note'),
      happenedAt: sql.placeholder('happenedAt'),
      recordedAt: sql.placeholder('recordedAt'),
      schoolYear: sql.placeholder('schoolYear'),
      restriction: sql.placeholder('restriction'),
      authorId: sql.placeholder('authorId'),
      authorRole: sql.placeholder('authorRole'),
      rev: sql.placeholder('rev'),
    }),
  );
  await insert.execute({ restriction: null, ...row });
}

/** The columns an entry is made of. */
export function entryColumns({ contact, staff }: Schema) {
  return {
    studentId: contact.studentId,
    id: contact.id,
    kind: contact.kind,
    party: contact.party,
    withName: contact.withName,
    outcome: contact.outcome,
    note: contact.note,
    happenedAt: contact.happenedAt,
    recordedAt: contact.recordedAt,
    schoolYear: contact.schoolYear,
    restriction: contact.restriction,
    authorId: contact.authorId,
    authorRole: contact.authorRole,
    rev: contact.rev,
    authorGiven: staff.givenName,
    authorFamily: staff.familyName,
  };
}

/**
 * An entry as the wire has it (`contactEntrySchema`), from a subquery of `entryColumns`. The placeholder `reader`
 * says whose own entries are, `writer` who reads restricted ones as their author: mostly the same person. `opened` is
 * a condition: whether the reader's right opens restricted notes of this student. What is hidden never leaves the
 * database.
 */
export function entryJson(q: Looker, from: EntryFields, locale: Locale, opened: SQL): SQL<string> {
  const plain = sql`${from.restriction} IS NULL`;
  const shown = sql`(${from.authorId} = ${sql.placeholder('writer')} OR ${opened})`;
  const unlessHidden = (value: SQL | SQL.Aliased | Column, instead: SQL) =>
    sql`CASE WHEN ${plain} OR ${shown} THEN ${value} ELSE ${instead} END`;
  const author = jsonObject(q, {
    name: sql`trim(${from.authorGiven} || ' ' || ${from.authorFamily})`,
    role: translated(from.authorRole, roleTitles(locale)),
    own: jsonTruth(q, sql`${from.authorId} = ${sql.placeholder('reader')}`),
  });
  return jsonObject(q, {
    id: from.id,
    kind: from.kind,
    party: from.party,
    withName: unlessHidden(from.withName, sql`''`),
    outcome: from.outcome,
    note: unlessHidden(from.note, sql`''`),
    restricted: sql`CASE WHEN ${plain} THEN 'no' WHEN ${shown} THEN 'shown' ELSE 'hidden' END`,
    addenda: jsonNested(q, unlessHidden(addendaJson(q, from, locale), sql`'[]'`)),
    happenedAt: from.happenedAt,
    recordedAt: from.recordedAt,
    schoolYear: from.schoolYear,
    author,
    rev: from.rev,
  });
}

/** What was added to the entry, in its order: one seek by the key, for most entries in vain. */
function addendaJson(q: Looker, from: EntryFields, locale: Locale): SQL {
  const { contactAddendum, staff } = q.tables;
  const author = jsonObject(q, {
    name: sql`trim(writer.given_name || ' ' || writer.family_name)`,
    role: translated(sql`added.author_role`, roleTitles(locale)),
  });
  const one = jsonObject(q, { id: sql`added.id`, note: sql`added.note`, at: sql`added.recorded_at`, author });
  const list = jsonList(q, one, sql`added.rev`);
  return sql`(SELECT ${list} FROM ${contactAddendum} AS added JOIN ${staff} AS writer ON writer.id = added.author_id
    WHERE added.student_id = ${from.studentId} AND added.contact_id = ${from.id})`;
}

const roleTitles = (locale: Locale): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(ROLE_TITLES).map(([role, title]) => [role, title[locale]]));

type EntryFields = Readonly<Record<keyof ReturnType<typeof entryColumns>, SQL | SQL.Aliased | Column>>;

/** How many contacts the student has in all. */
export async function countContacts(q: Reader, may: Authorized<'student.view'>): Promise<number> {
  const count = q.prepared('contact.count', (db, { contact }) =>
    db
      .select({ n: sql<number>`count(*)`.mapWith(Number) })
      .from(contact)
      .where(eq(contact.studentId, sql.placeholder('studentId'))),
  );
  const [row] = await count.execute({ studentId: may.studentId });
  return row?.n ?? 0;
}
