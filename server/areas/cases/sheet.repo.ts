import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { SheetField } from '../../../shared/areas/cases/sheet.ts';
import type { Authorized } from '../../policy/index.ts';
import { jsonList, jsonObject, jsonTruth } from '../../store/json.ts';
import { nameInSql } from '../../store/name-in-sql.ts';
import type { Query, Reader, Tx } from '../../store/store.ts';
import type { Schema } from '../../store/schema.ts';

export type SheetRow = Schema['sheetEntry']['$inferInsert'];

export async function insertField(tx: Tx, _may: Authorized<'sheet.write'>, row: SheetRow): Promise<void> {
  const insert = tx.preparedChange('sheet.insert', (db, { sheetEntry }) =>
    db.insert(sheetEntry).values({
      studentId: sql.placeholder('studentId'),
      field: sql.placeholder('field'),
      rev: sql.placeholder('rev'),
      text: sql.placeholder('text'),
      authorId: sql.placeholder('authorId'),
      authorRole: sql.placeholder('authorRole'),
      recordedAt: sql.placeholder('recordedAt'),
    }),
  );
  await insert.execute({ ...row });
}

/** Every field that was ever written, as it is now: also one whose text was taken out. */
export async function fieldsNow(tx: Tx, may: Authorized<'sheet.write'>): Promise<SheetField[]> {
  const now = tx.prepared('sheet.now', (db, tables) => {
    const { sheetEntry, staff } = tables;
    return db
      .select({ json: jsonList(tx, fieldJson(tx, tables), sheetEntry.field) })
      .from(sheetEntry)
      .innerJoin(staff, eq(staff.id, sheetEntry.authorId))
      .where(isNow(tables));
  });
  const [row] = await now.execute({ studentId: may.studentId, reader: may.actor.staffId });
  return JSON.parse(row?.json ?? '[]') as SheetField[];
}

/** The same, as a JSON list for a column of a larger question about `studentId`. */
export function sheetJson(q: Reader, db: Query, tables: Schema): SQL<string> {
  const { sheetEntry, staff } = tables;
  const list = db
    .select({ json: jsonList(q, fieldJson(q, tables), sheetEntry.field) })
    .from(sheetEntry)
    .innerJoin(staff, eq(staff.id, sheetEntry.authorId))
    .where(isNow(tables));
  return sql<string>`(${list})`;
}

/** One field of the wire (`sheetFieldSchema`). The placeholder `reader` says whose own it is. */
export function fieldJson(q: Pick<Reader, 'engine'>, { sheetEntry, staff }: Schema): SQL<string> {
  return jsonObject(q, {
    field: sheetEntry.field,
    text: sheetEntry.text,
    rev: sheetEntry.rev,
    at: sheetEntry.recordedAt,
    author: jsonObject(q, {
      name: nameInSql(staff),
      own: jsonTruth(q, sql`${sheetEntry.authorId} = ${sql.placeholder('reader')}`),
    }),
  });
}

/** The student's entry of the highest revision, of each field. */
function isNow({ sheetEntry }: Schema): SQL | undefined {
  const later = sql`SELECT 1 FROM ${sheetEntry} AS later WHERE later.student_id = ${sheetEntry.studentId}
    AND later.field = ${sheetEntry.field} AND later.rev > ${sheetEntry.rev}`;
  return and(eq(sheetEntry.studentId, sql.placeholder('studentId')), sql`NOT EXISTS (${later})`);
}
