import { desc, eq, sql } from 'drizzle-orm';
import type { Authorized, Locale } from '../../policy/index.ts';
import { jsonList } from '../../store/json.ts';
import { fixedLimit } from '../../store/literal.ts';
import type { Reader } from '../../store/store.ts';
import { entryColumns, entryJson } from '../contacts/contact.repo.ts';
import { openCaseJson } from './case.repo.ts';
import { sheetJson } from './sheet.repo.ts';

/** How many contacts a face sheet shows; older ones are counted. */
export const FACE_SHEET_CONTACTS = 200;

/** Whose id nobody has. */
const NOBODY = '';

/** Contacts and fields as JSON lists, how many contacts are in the list, and the revision they are of. */
export interface Casework {
  readonly contacts: string;
  readonly count: number;
  readonly sheet: string;
  /** Where the open case stands, as JSON; for readers of cases alone. */
  readonly case: string | null;
  readonly rev: number;
}

/**
 * What a face sheet shows of the casework: the contacts, newest first, since ids are time-ordered, and the written
 * fields. One question, so that all of it is of one moment and costs one way to the database. `asAnother`: seen through
 * somebody else's rights, by whom the notes are not that they restricted: a right opens those then, not authorship.
 */
export async function caseworkOf(
  q: Reader,
  may: Authorized<'student.view'>,
  locale: Locale,
  asAnother = false,
): Promise<Casework> {
  const byStudent = q.prepared(`casework.byStudent:${locale}`, (db, tables) => {
    const { contact, counter, staff } = tables;
    const newest = db
      .select(entryColumns(tables))
      .from(contact)
      .innerJoin(staff, eq(staff.id, contact.authorId))
      .where(eq(contact.studentId, sql.placeholder('studentId')))
      .orderBy(desc(contact.id))
      .limit(fixedLimit(FACE_SHEET_CONTACTS))
      .as('newest');
    const rev = db
      .select({ value: counter.value })
      .from(counter)
      .where(eq(counter.name, sql`'rev'`));
    return db
      .select({
        contacts: jsonList(q, entryJson(q, newest, locale, sql`${sql.placeholder('opened')} = 1`)),
        count: sql<number>`count(*)`.mapWith(Number),
        sheet: sheetJson(q, db, tables),
        case: openCaseJson(q, db, tables),
        rev: sql<number>`(${rev})`.mapWith(Number),
      })
      .from(newest);
  });
  const { staffId } = may.actor;
  const opened = may.fieldClasses.has('restricted') ? 1 : 0;
  const writer = asAnother ? NOBODY : staffId;
  const [row] = await byStudent.execute({ studentId: may.studentId, reader: staffId, writer, opened });
  if (row === undefined) throw new Error('A sum has no row.');
  return row;
}
