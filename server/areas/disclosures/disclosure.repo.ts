import { and, desc, eq, exists, gte, lt, sql } from 'drizzle-orm';
import type { DisclosureListRequest } from '../../../shared/areas/disclosures/disclosure.ts';
import type { Authorized } from '../../policy/index.ts';
import { jsonColumn, jsonObject, jsonTruth } from '../../store/json.ts';
import { nameInSql } from '../../store/name-in-sql.ts';
import type { Schema } from '../../store/schema.ts';
import type { Query, Reader } from '../../store/store.ts';

const DAY_MS = 86_400_000;

type Filter = Pick<DisclosureListRequest, 'basis' | 'outcome'>;

const isAll = ({ basis, outcome }: Filter): boolean => basis === undefined && outcome === undefined;

/** A statement's name by what it is filtered by: each is prepared once. */
const shapeOf = ({ basis, outcome }: Filter): string =>
  `${basis === undefined ? '' : ':basis'}${outcome === undefined ? '' : ':outcome'}`;

/** What a filtered statement asks besides building and time. */
const filtered = ({ basis, outcome }: Filter, { disclosure }: Pick<Schema, 'disclosure'>) => [
  ...(basis === undefined ? [] : [eq(disclosure.basis, sql.placeholder('basis'))]),
  ...(outcome === undefined ? [] : [eq(disclosure.outcome, sql.placeholder('outcome'))]),
];

/** A page of a building's disclosures, newest first, each as the text of `disclosureRowSchema`. */
export async function disclosuresOf(
  q: Reader,
  _may: Authorized<'disclosure.list'>,
  { buildingId, from, until, before, limit, basis, outcome }: DisclosureListRequest,
): Promise<string[]> {
  const page = isAll({ basis, outcome }) ? pageOfAll(q) : pageOf(q, { basis, outcome });
  // A page after the range's end is a page from its end.
  const end = before !== undefined && before.at < until ? before : { at: until, id: '' };
  const rows = await page.execute({ buildingId, from, beforeAt: end.at, beforeId: end.id, limit, basis, outcome });
  return rows.map(({ json }) => json);
}

/** The rows lie in the order of the page, and are read where they lie. */
function pageOfAll(q: Reader) {
  return q.prepared('disclosure.page', (db, tables) => {
    const { disclosure, student } = tables;
    return db
      .select({ json: rowAsJson(q, db, tables) })
      .from(disclosure)
      .innerJoin(student, eq(student.id, disclosure.studentId))
      .where(inPage({ disclosure }))
      .orderBy(desc(disclosure.at), desc(disclosure.id))
      .limit(sql.placeholder('limit'));
  });
}

/** The page's places from an index that holds nothing else, then their rows: of a rare basis the others are not walked. */
function pageOf(q: Reader, filter: Filter) {
  return q.prepared(`disclosure.page${shapeOf(filter)}`, (db, tables) => {
    const { disclosure, student } = tables;
    const places = db
      .select({ at: disclosure.at, id: disclosure.id })
      .from(disclosure)
      .where(and(inPage({ disclosure }), ...filtered(filter, { disclosure })))
      .orderBy(desc(disclosure.at), desc(disclosure.id))
      .limit(sql.placeholder('limit'))
      .as('places');
    const isThere = and(
      eq(disclosure.buildingId, sql.placeholder('buildingId')),
      eq(disclosure.at, places.at),
      eq(disclosure.id, places.id),
    );
    return db
      .select({ json: rowAsJson(q, db, tables) })
      .from(places)
      .innerJoin(disclosure, isThere)
      .innerJoin(student, eq(student.id, disclosure.studentId))
      .orderBy(desc(places.at), desc(places.id));
  });
}

const inPage = ({ disclosure: { buildingId, at, id } }: Pick<Schema, 'disclosure'>) =>
  and(
    eq(buildingId, sql.placeholder('buildingId')),
    gte(at, sql.placeholder('from')),
    sql`(${at}, ${id}) < (${sql.placeholder('beforeAt')}, ${sql.placeholder('beforeId')})`,
  );

function rowAsJson(q: Reader, db: Query, { disclosure, disclosureCorrection, student }: Schema) {
  const { id, at, buildingId, party, interest, basis, outcome } = disclosure;
  const corrections = db
    .select({ id: disclosureCorrection.disclosureId })
    .from(disclosureCorrection)
    .where(eq(disclosureCorrection.disclosureId, id));
  const who = jsonObject(q, { id: student.id, sisId: student.sisId, name: nameInSql(student) });
  const corrected = jsonTruth(q, exists(corrections));
  return jsonColumn(q, jsonObject(q, { id, at, buildingId, student: who, party, interest, basis, outcome, corrected }));
}

/** How many disclosures the range holds, of this basis and outcome where one is said, exactly. */
export async function countDisclosures(
  q: Reader,
  may: Authorized<'disclosure.list'>,
  asked: DisclosureListRequest,
): Promise<number> {
  return isAll(asked) ? countAll(q, may, asked) : countFiltered(q, may, asked);
}

/** From an index that holds all that is asked, so that nothing else is walked. */
async function countFiltered(
  q: Reader,
  _may: Authorized<'disclosure.list'>,
  { buildingId, from, until, basis, outcome }: DisclosureListRequest,
): Promise<number> {
  const count = q.prepared(`disclosure.count${shapeOf({ basis, outcome })}`, (db, tables) => {
    const { disclosure } = tables;
    return db
      .select({ n: sql<number>`count(*)`.as('n') })
      .from(disclosure)
      .where(
        and(
          eq(disclosure.buildingId, sql.placeholder('buildingId')),
          gte(disclosure.at, sql.placeholder('from')),
          lt(disclosure.at, sql.placeholder('until')),
          ...filtered({ basis, outcome }, tables),
        ),
      );
  });
  const [row] = await count.execute({ buildingId, from, until, basis, outcome });
  return Number(row?.n ?? 0);
}

/**
 * Whole days from their counters, and only the two ragged ends from the index, so that it costs the same for ten
 * thousand rows as for ten.
 */
async function countAll(
  q: Reader,
  _may: Authorized<'disclosure.list'>,
  { buildingId, from, until }: DisclosureListRequest,
): Promise<number> {
  const count = q.prepared('disclosure.count', (db, { disclosure, disclosureDay }) => {
    const here = eq(disclosure.buildingId, sql.placeholder('buildingId'));
    const between = (start: string, end: string) =>
      db
        .select({ n: sql<number>`count(*)`.as('n') })
        .from(disclosure)
        .where(and(here, gte(disclosure.at, sql.placeholder(start)), lt(disclosure.at, sql.placeholder(end))));
    const days = db
      .select({ n: sql<number>`coalesce(sum(${disclosureDay.n}), 0)`.as('n') })
      .from(disclosureDay)
      .where(
        and(
          eq(disclosureDay.buildingId, sql.placeholder('buildingId')),
          gte(disclosureDay.day, sql.placeholder('firstDay')),
          lt(disclosureDay.day, sql.placeholder('lastDay')),
        ),
      );
    return days.unionAll(between('from', 'headEnd')).unionAll(between('tailStart', 'until'));
  });
  const firstDay = Math.ceil(from / DAY_MS);
  const lastDay = Math.floor(until / DAY_MS);
  const headEnd = Math.min(firstDay * DAY_MS, until);
  const tailStart = Math.max(lastDay * DAY_MS, headEnd);
  const rows = await count.execute({ buildingId, from, until, firstDay, lastDay, headEnd, tailStart });
  return rows.reduce((sum, { n }) => sum + Number(n), 0);
}
