import { and, desc, eq, gte, lt, sql } from 'drizzle-orm';
import type { DisclosureListRequest } from '../../../shared/areas/disclosures/disclosure.ts';
import type { Authorized } from '../../policy/index.ts';
import { jsonColumn, jsonObject } from '../../store/json.ts';
import type { Reader } from '../../store/store.ts';

const DAY_MS = 86_400_000;

/** A page of a building's disclosures, newest first, each as the text of `disclosureRowSchema`. */
export async function disclosuresOf(
  q: Reader,
  _may: Authorized<'disclosure.list'>,
  { buildingId, from, until, before, limit }: DisclosureListRequest,
): Promise<string[]> {
  const page = q.prepared('disclosure.page', (db, { disclosure, student }) => {
    const { at, id } = disclosure;
    const json = jsonObject(q, {
      id,
      at,
      buildingId: disclosure.buildingId,
      student: jsonObject(q, {
        id: student.id,
        sisId: student.sisId,
        name: sql`trim(${student.givenName} || ' ' || ${student.familyName})`,
      }),
      party: disclosure.party,
      interest: disclosure.interest,
      basis: disclosure.basis,
      outcome: disclosure.outcome,
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
        ),
      )
      .orderBy(desc(at), desc(id))
      .limit(sql.placeholder('limit'));
  });
  // A page after the range's end is a page from its end.
  const end = before !== undefined && before.at < until ? before : { at: until, id: '' };
  const rows = await page.execute({ buildingId, from, beforeAt: end.at, beforeId: end.id, limit });
  return rows.map(({ json }) => json);
}

/**
 * How many disclosures the range holds, exactly: whole days from their counters, and only the two ragged ends from the
 * index, so that it costs the same for ten thousand rows as for ten.
 */
export async function countDisclosures(
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
