import { and, desc, eq, exists, gte, lt, sql } from 'drizzle-orm';
import type { DisclosureListRequest } from '../../../shared/areas/disclosures/disclosure.ts';
import type { Authorized } from '../../policy/index.ts';
import { jsonColumn, jsonObject, jsonTruth } from '../../store/json.ts';
import { nameInSql } from '../../store/name-in-sql.ts';
import type { Schema } from '../../store/schema.ts';
import type { Reader } from '../../store/store.ts';

const DAY_MS = 86_400_000;

type Filter = Pick<DisclosureListRequest, 'basis' | 'outcome'>;

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
  const page = q.prepared(`disclosure.page${shapeOf({ basis, outcome })}`, (db, tables) => {
    const { disclosure, disclosureCorrection, student } = tables;
    const { at, id } = disclosure;
    const corrections = db
      .select({ id: disclosureCorrection.disclosureId })
      .from(disclosureCorrection)
      .where(eq(disclosureCorrection.disclosureId, id));
    const json = jsonObject(q, {
      id,
      at,
      buildingId: disclosure.buildingId,
      student: jsonObject(q, { id: student.id, sisId: student.sisId, name: nameInSql(student) }),
      party: disclosure.party,
      interest: disclosure.interest,
      basis: disclosure.basis,
      outcome: disclosure.outcome,
      corrected: jsonTruth(q, exists(corrections)),
    });
    return db
      .select({ json: jsonColumn(q, json) })
      .from(disclosure)
      .innerJoin(student, eq(student.id, disclosure.studentId))
      .where(
        and(
          eq(disclosure.buildingId, sql.placeholder('buildingId')),
          gte(at, sql.placeholder('from')),
          sql`(${at}, ${id}) < (${sql.placeholder('beforeAt')}, ${sql.placeholder('beforeId')})`,
          ...filtered({ basis, outcome }, tables),
        ),
      )
      .orderBy(desc(at), desc(id))
      .limit(sql.placeholder('limit'));
  });
  // A page after the range's end is a page from its end.
  const end = before !== undefined && before.at < until ? before : { at: until, id: '' };
  const rows = await page.execute({ buildingId, from, beforeAt: end.at, beforeId: end.id, limit, basis, outcome });
  return rows.map(({ json }) => json);
}

/** How many disclosures the range holds, of this basis and outcome where one is said, exactly. */
export async function countDisclosures(
  q: Reader,
  may: Authorized<'disclosure.list'>,
  asked: DisclosureListRequest,
): Promise<number> {
  const isAll = asked.basis === undefined && asked.outcome === undefined;
  return isAll ? countAll(q, may, asked) : countFiltered(q, may, asked);
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
