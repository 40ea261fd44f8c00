import { type Column, desc, eq, type SQL, sql } from 'drizzle-orm';
import { ROLE_TITLES } from '../../../shared/access/roles.ts';
import type { Authorized, Locale } from '../../policy/index.ts';
import { jsonList, jsonObject, jsonTruth, translated } from '../../store/json.ts';
import { fixedLimit } from '../../store/literal.ts';
import type { Schema } from '../../store/schema.ts';
import type { Looker, Reader, Tx } from '../../store/store.ts';

export type ContactRow = Schema['contact']['$inferInsert'];

/** How many contacts a face sheet shows; older ones are counted. */
export const FACE_SHEET_CONTACTS = 200;

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
      authorId: sql.placeholder('authorId'),
      authorRole: sql.placeholder('authorRole'),
      rev: sql.placeholder('rev'),
    }),
  );
  await insert.execute({ ...row });
}

/** The columns an entry is made of. */
export function entryColumns({ contact, staff }: Schema) {
  return {
    id: contact.id,
    kind: contact.kind,
    party: contact.party,
    withName: contact.withName,
    outcome: contact.outcome,
    note: contact.note,
    happenedAt: contact.happenedAt,
    recordedAt: contact.recordedAt,
    schoolYear: contact.schoolYear,
    authorId: contact.authorId,
    authorRole: contact.authorRole,
    rev: contact.rev,
    authorGiven: staff.givenName,
    authorFamily: staff.familyName,
  };
}

/**
 * An entry as the wire has it (`contactEntrySchema`), from a subquery of `entryColumns`. The placeholder `reader`
 * says whose own entries are.
 */
export function entryJson(q: Looker, from: EntryFields, locale: Locale): SQL<string> {
  const titles = Object.fromEntries(Object.entries(ROLE_TITLES).map(([role, title]) => [role, title[locale]]));
  const author = jsonObject(q, {
    name: sql`trim(${from.authorGiven} || ' ' || ${from.authorFamily})`,
    role: translated(from.authorRole, titles),
    own: jsonTruth(q, sql`${from.authorId} = ${sql.placeholder('reader')}`),
  });
  return jsonObject(q, {
    id: from.id,
    kind: from.kind,
    party: from.party,
    withName: from.withName,
    outcome: from.outcome,
    note: from.note,
    happenedAt: from.happenedAt,
    recordedAt: from.recordedAt,
    schoolYear: from.schoolYear,
    author,
    rev: from.rev,
  });
}

type EntryFields = Readonly<Record<keyof ReturnType<typeof entryColumns>, SQL | SQL.Aliased | Column>>;

/** The student's contacts as a JSON list, newest first, and how many are in it. Ids are time-ordered. */
export async function contactsOf(
  q: Reader,
  may: Authorized<'student.view'>,
  locale: Locale,
): Promise<{ json: string; count: number }> {
  const byStudent = q.prepared(`contact.byStudent:${locale}`, (db, tables) => {
    const { contact, staff } = tables;
    const newest = db
      .select(entryColumns(tables))
      .from(contact)
      .innerJoin(staff, eq(staff.id, contact.authorId))
      .where(eq(contact.studentId, sql.placeholder('studentId')))
      .orderBy(desc(contact.id))
      .limit(fixedLimit(FACE_SHEET_CONTACTS))
      .as('newest');
    return db
      .select({
        json: jsonList(q, entryJson(q, newest, locale)),
        count: sql<number>`count(*)`.mapWith(Number),
      })
      .from(newest);
  });
  const [row] = await byStudent.execute({ studentId: may.studentId, reader: may.actor.staffId });
  return row ?? { json: '[]', count: 0 };
}

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
