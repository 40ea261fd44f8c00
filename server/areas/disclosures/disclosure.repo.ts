import { and, desc, eq, exists, gte, lte, sql } from 'drizzle-orm';
import type { Authorized } from '../../policy/index.ts';
import { jsonColumn, jsonObject, jsonTruth } from '../../store/json.ts';
import { nameInSql } from '../../store/name-in-sql.ts';
import type { Schema } from '../../store/schema.ts';
import type { Looker, Query, Reader } from '../../store/store.ts';
import { fits, type Narrowed, type Place, placeOf, shapeOf } from '../../store/log-filter.ts';
import { windowStart } from './tally.repo.ts';

type May = Authorized<'disclosure.list'>;

/** A page of what the filter finds. */
export interface Paged extends Narrowed {
  /** The last row of the page before. */
  readonly before?: Place | undefined;
  readonly limit: number;
}

/** A page of the log, newest first, each row as the text of `disclosureRowSchema`. */
export async function disclosuresOf(q: Reader, may: May, asked: Paged): Promise<string[]> {
  if (asked.parties?.length === 0) return [];
  const end = endOf(asked);
  // One school's rows lie in the order of its pages. All schools' are cut from a window that holds the page.
  const isWide = asked.buildingId === undefined || asked.parties !== undefined;
  const from = isWide ? await windowStart(q, may, asked, end.at, asked.limit) : asked.from;
  return rowsBefore(q, { ...asked, from }, undefined);
}

/**
 * The same page as the log stood at a revision, for a file that is in the trail already, with where the next one
 * begins. No `Reader`: one entry stands for the whole file, which is read in many small pieces and in no transaction.
 */
export async function exportedRows(
  q: Looker,
  may: May,
  asked: Paged,
  rev: number,
): Promise<{ readonly rows: string[]; readonly next: Place | null }> {
  if (asked.parties?.length === 0) return { rows: [], next: null };
  const isWide = asked.buildingId === undefined || asked.parties !== undefined;
  const from = isWide ? await windowStart(q, may, asked, endOf(asked).at, asked.limit) : asked.from;
  const rows = await rowsBefore(q, { ...asked, from }, rev);
  const last = rows.at(-1);
  if (rows.length === asked.limit && last !== undefined) return { rows, next: placeOf(last) };
  return { rows, next: from > asked.from ? { at: from, id: '' } : null };
}

/** A page after the range's end is a page from its end. */
const endOf = ({ before, until }: Paged): Place =>
  before !== undefined && before.at < until ? before : { at: until, id: '' };

async function rowsBefore(q: Looker, asked: Paged, rev: number | undefined): Promise<string[]> {
  const page =
    asked.parties === undefined
      ? q.prepared(`disclosure.${rev === undefined ? 'page' : 'asOf'}${shapeOf(asked)}`, (db, tables) =>
          pageOf(q, db, tables, { asked, asOf: rev !== undefined }),
        )
      : pageOf(q, q.db, q.tables, { asked, asOf: rev !== undefined }).prepare();
  const { buildingId, basis, outcome, from, limit } = asked;
  const { at: beforeAt, id: beforeId } = endOf(asked);
  const rows = await page.execute({ buildingId, basis, outcome, from, beforeAt, beforeId, rev, limit });
  return rows.map(({ json }) => json);
}

/** The page's places from an index that holds nothing else, then their rows: of a rare basis the others are not walked. */
function pageOf(
  q: Looker,
  db: Query,
  tables: Schema,
  { asked, asOf }: { readonly asked: Narrowed; readonly asOf: boolean },
) {
  const { disclosure, student } = tables;
  const { buildingId, at, id } = disclosure;
  const inPage = and(
    ...fits(asked, tables),
    ...(asOf ? [lte(disclosure.rev, sql.placeholder('rev'))] : []),
    gte(at, sql.placeholder('from')),
    sql`(${at}, ${id}) < (${sql.placeholder('beforeAt')}, ${sql.placeholder('beforeId')})`,
  );
  const isPlain = asked.basis === undefined && asked.outcome === undefined && asked.parties === undefined;
  if (isPlain && asked.buildingId !== undefined) {
    // The rows lie in the order of the page, and are read where they lie.
    return db
      .select({ json: rowAsJson(q, db, tables, asOf) })
      .from(disclosure)
      .innerJoin(student, eq(student.id, disclosure.studentId))
      .where(inPage)
      .orderBy(desc(at), desc(id))
      .limit(sql.placeholder('limit'));
  }
  const places = db
    .select({ buildingId, at, id })
    .from(disclosure)
    .where(inPage)
    .orderBy(desc(at), desc(id))
    .limit(sql.placeholder('limit'))
    .as('places');
  const isThere = and(eq(buildingId, places.buildingId), eq(at, places.at), eq(id, places.id));
  return db
    .select({ json: rowAsJson(q, db, tables, asOf) })
    .from(places)
    .innerJoin(disclosure, isThere)
    .innerJoin(student, eq(student.id, disclosure.studentId))
    .orderBy(desc(places.at), desc(places.id));
}

function rowAsJson(q: Looker, db: Query, { disclosure, disclosureCorrection, student }: Schema, asOf: boolean) {
  const { id, at, buildingId, party, interest, basis, outcome } = disclosure;
  const corrections = db
    .select({ id: disclosureCorrection.disclosureId })
    .from(disclosureCorrection)
    .where(
      and(
        eq(disclosureCorrection.disclosureId, id),
        ...(asOf ? [lte(disclosureCorrection.rev, sql.placeholder('rev'))] : []),
      ),
    );
  const who = jsonObject(q, { id: student.id, sisId: student.sisId, name: nameInSql(student) });
  const corrected = jsonTruth(q, exists(corrections));
  return jsonColumn(q, jsonObject(q, { id, at, buildingId, student: who, party, interest, basis, outcome, corrected }));
}
