import { and, eq, gte, lt, sql } from 'drizzle-orm';
import type { HealthOutcome, LookUpOutcome } from '../../shared/wire/adapters.ts';
import type { Authorized } from '../policy/index.ts';
import type { Looker, Tender } from '../store/store.ts';

/** So many of one kind by one person in a day are counted; more say nothing more. */
const COUNT_MAX = 100_000;

/** How often something came of a revision's pages, as one reporter met it on a day. */
export interface HealthRow {
  readonly adapterId: string;
  readonly day: string;
  readonly revision: number;
  /** Tells people apart for that day (`reporterOf`). */
  readonly reporter: string;
  readonly page: string;
  readonly outcome: HealthOutcome | LookUpOutcome;
  readonly count: number;
}

/** Adds counts to those there are. */
export async function addHealth(tx: Tender, rows: readonly HealthRow[]): Promise<void> {
  const add = tx.preparedChange('adapterHealth.add', (db, { adapterHealth: health }) => {
    const { adapterId, day, revision, reporter, page, outcome } = health;
    const sum = sql`${health.count} + excluded.count`;
    return db
      .insert(health)
      .values({
        adapterId: sql.placeholder('adapterId'),
        day: sql.placeholder('day'),
        revision: sql.placeholder('revision'),
        reporter: sql.placeholder('reporter'),
        page: sql.placeholder('page'),
        outcome: sql.placeholder('outcome'),
        count: sql.placeholder('count'),
      })
      .onConflictDoUpdate({
        target: [adapterId, day, revision, reporter, page, outcome],
        set: {
          count: sql`CASE WHEN ${sum} > ${sql.raw(String(COUNT_MAX))} THEN ${sql.raw(String(COUNT_MAX))} ELSE ${sum} END`,
        },
      });
  });
  for (const row of rows) await add.execute({ ...row });
}

/** Forgets what pages came to before a day, whatever adapter read them. */
export async function forgetHealth(tx: Tender, before: string): Promise<void> {
  const { adapterHealth: health } = tx.tables;
  await tx.db.delete(health).where(lt(health.day, before));
}

/** What each reporter met of a revision on a day: one row a reporter, page and outcome. */
export async function healthOfDay(
  q: Looker,
  { adapterId, day, revision }: Pick<HealthRow, 'adapterId' | 'day' | 'revision'>,
): Promise<Pick<HealthRow, 'reporter' | 'page' | 'outcome' | 'count'>[]> {
  const { adapterHealth: health } = q.tables;
  return q.db
    .select({
      reporter: health.reporter,
      page: health.page,
      outcome: sql<HealthRow['outcome']>`${health.outcome}`,
      count: health.count,
    })
    .from(health)
    .where(and(eq(health.adapterId, adapterId), eq(health.day, day), eq(health.revision, revision)));
}

/** What pages came to since a day, by adapter and revision, whoever met it. In no order. */
export async function healthSince(q: Looker, _may: Authorized<'adapter.keep'>, since: string) {
  const { adapterHealth: health } = q.tables;
  return q.db
    .select({
      adapterId: health.adapterId,
      revision: health.revision,
      page: health.page,
      outcome: health.outcome,
      count: sql<number>`sum(${health.count})`.mapWith(Number),
    })
    .from(health)
    .where(gte(health.day, since))
    .groupBy(health.adapterId, health.revision, health.page, health.outcome);
}
