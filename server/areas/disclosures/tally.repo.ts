import { and, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Authorized } from '../../policy/index.ts';
import type { Schema } from '../../store/schema.ts';
import type { Looker, Query, Reader } from '../../store/store.ts';
import { fits, type Narrowed, shapeOf } from '../../store/log-filter.ts';

type May = Authorized<'disclosure.list'>;

const DAY_MS = 86_400_000;
/** Where receivers are told apart there are more tallies: of 32 days each. */
const SPAN_DAYS = 32;
/** Of all schools, under any basis, to anybody. */
const ANY = '';

const tallied = (filter: Narrowed, { disclosureTally: tally }: Pick<Schema, 'disclosureTally'>) => [
  eq(tally.buildingId, sql.placeholder('ofBuilding')),
  eq(tally.basis, sql.placeholder('ofBasis')),
  filter.parties === undefined ? eq(tally.party, ANY) : inArray(tally.party, [...filter.parties]),
];

function summed({ outcome }: Narrowed, { disclosureTally: tally }: Pick<Schema, 'disclosureTally'>) {
  if (outcome === 'released') return sql<number>`coalesce(sum(${tally.released}), 0)`.as('n');
  if (outcome === 'denied') return sql<number>`coalesce(sum(${tally.denied}), 0)`.as('n');
  return sql<number>`coalesce(sum(${tally.released} + ${tally.denied}), 0)`.as('n');
}

const values = ({ buildingId, basis, outcome }: Narrowed) => ({
  buildingId,
  basis,
  outcome,
  ofBuilding: buildingId ?? ANY,
  ofBasis: basis ?? ANY,
});

/** Prepared once where no list of receivers is in it. */
function statement<B extends { prepare(): unknown }>(
  q: Looker,
  name: string,
  filter: Narrowed,
  build: (db: Query, tables: Schema) => B,
): ReturnType<B['prepare']> {
  if (filter.parties === undefined) return q.prepared(`${name}${shapeOf(filter)}`, build);
  return build(q.db, q.tables).prepare() as ReturnType<B['prepare']>;
}

/**
 * How many entries the filter finds, exactly: whole spans from their tallies and only the two ragged ends from an index,
 * so that it costs the same for a million entries as for ten.
 */
export async function countDisclosures(q: Reader, _may: May, filter: Narrowed): Promise<number> {
  if (filter.parties?.length === 0) return 0;
  const count = statement(q, 'disclosure.count', filter, (db, tables) => {
    const { disclosure, disclosureTally } = tables;
    const between = (start: string, end: string) =>
      db
        .select({ n: sql<number>`count(*)`.as('n') })
        .from(disclosure)
        .where(
          and(
            ...fits(filter, tables),
            gte(disclosure.at, sql.placeholder(start)),
            lt(disclosure.at, sql.placeholder(end)),
          ),
        );
    const whole = db
      .select({ n: summed(filter, tables) })
      .from(disclosureTally)
      .where(
        and(
          ...tallied(filter, tables),
          gte(disclosureTally.span, sql.placeholder('firstSpan')),
          lt(disclosureTally.span, sql.placeholder('lastSpan')),
        ),
      );
    return whole.unionAll(between('from', 'headEnd')).unionAll(between('tailStart', 'until'));
  });
  const { from, until } = filter;
  const span = spanOf(filter);
  const firstSpan = Math.ceil(from / span);
  const lastSpan = Math.floor(until / span);
  const headEnd = Math.min(firstSpan * span, until);
  const tailStart = Math.max(lastSpan * span, headEnd);
  const times = { from, until, firstSpan, lastSpan, headEnd, tailStart };
  const rows = await count.execute({ ...values(filter), ...times });
  return rows.reduce((sum, { n }) => sum + Number(n), 0);
}

/**
 * An instant from which on, and before `end`, there are `need` entries or more of what is sought, and not many more: a
 * page is then cut from these alone, however rare it is. The beginning of the range where there are fewer.
 */
export async function windowStart(q: Looker, _may: May, filter: Narrowed, end: number, need: number): Promise<number> {
  const spans = statement(q, 'disclosure.spans', filter, (db, tables) => {
    const { disclosureTally: tally } = tables;
    return (
      db
        .select({ span: tally.span, n: summed(filter, tables) })
        .from(tally)
        // Of the span in which it ends, some may lie beyond the end.
        .where(
          and(
            ...tallied(filter, tables),
            gte(tally.span, sql.placeholder('firstSpan')),
            lt(tally.span, sql.placeholder('endSpan')),
          ),
        )
        .groupBy(tally.span)
        .orderBy(desc(tally.span))
    );
  });
  const span = spanOf(filter);
  const times = { firstSpan: Math.floor(filter.from / span), endSpan: Math.floor(end / span) };
  let found = 0;
  for (const row of await spans.execute({ ...values(filter), ...times })) {
    found += Number(row.n);
    if (found >= need) return Math.max(filter.from, row.span * span);
  }
  return filter.from;
}

const spanOf = ({ parties }: Narrowed): number => (parties === undefined ? DAY_MS : SPAN_DAYS * DAY_MS);
