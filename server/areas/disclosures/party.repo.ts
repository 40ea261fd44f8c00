import { and, asc, desc, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import type { Authorized } from '../../policy/index.ts';
import { nameInSql } from '../../store/name-in-sql.ts';
import type { Schema } from '../../store/schema.ts';
import type { Reader, Tx } from '../../store/store.ts';
import type { MayEnter } from './entry.repo.ts';

type May = Authorized<'custody.keep'>;
/** Whoever gives something to a party, or makes an agreement with one. */
type MayRead =
  | MayEnter
  | May
  | Authorized<'consent.keep'>
  | Authorized<'directory.list'>
  | Authorized<'study.keep'>
  | Authorized<'study.decide'>;

/** Keeps a party, for choosing. */
export async function insertParty(tx: Tx, _may: May, row: Schema['party']['$inferInsert']): Promise<void> {
  await tx.db.insert(tx.tables.party).values(row);
}

/** Whether a party has this id, or is called so already. */
export async function isParty(
  q: Reader,
  _may: May,
  { id, nameKey }: { id: string; nameKey?: string },
): Promise<boolean> {
  const { party } = q.tables;
  const known = nameKey === undefined ? eq(party.id, id) : or(eq(party.id, id), eq(party.nameKey, nameKey));
  return (await q.db.select({ id: party.id }).from(party).where(known)).length > 0;
}

/** Bars a party (R126). */
export async function insertBar(tx: Tx, _may: May, row: Schema['partyBar']['$inferInsert']): Promise<void> {
  await tx.db.insert(tx.tables.partyBar).values(row);
}

/** Lifts every bar of the party that is not over, once; says how many. They stay to be read. */
export async function liftBars(tx: Tx, { actor }: May, partyId: string, why: string): Promise<number> {
  const { partyBar } = tx.tables;
  const lifted = await tx.db
    .update(partyBar)
    .set({ liftedBy: actor.staffId, liftedAt: tx.context.at, liftedWhy: why })
    .where(and(eq(partyBar.partyId, partyId), isNull(partyBar.liftedAt), gte(partyBar.lastDay, actor.asOf.day)))
    .returning({ id: partyBar.id });
  return lifted.length;
}

/** Every party by name, with the last day of the bar that it is under on the actor's day; null under none. */
export async function partiesKept(q: Reader, { actor }: MayRead) {
  const { party, partyBar } = q.tables;
  const { day } = actor.asOf;
  const inForce = and(
    eq(partyBar.partyId, party.id),
    isNull(partyBar.liftedAt),
    lte(partyBar.firstDay, day),
    gte(partyBar.lastDay, day),
  );
  return q.db
    .select({
      id: party.id,
      name: party.name,
      nameKey: party.nameKey,
      capacity: party.capacity,
      barredUntil: sql<string | null>`max(${partyBar.lastDay})`,
    })
    .from(party)
    .leftJoin(partyBar, inForce)
    .groupBy(party.id, party.name, party.nameKey, party.capacity)
    .orderBy(asc(party.nameKey));
}

/** Every bar with who recorded it, newest first, and how it was lifted where it was. */
export async function barsKept(q: Reader, _may: May) {
  const { partyBar, staff } = q.tables;
  const lifter = q.db
    .select({ id: staff.id, name: nameInSql(staff).as('name') })
    .from(staff)
    .as('lifter');
  return q.db
    .select({
      partyId: partyBar.partyId,
      from: partyBar.firstDay,
      until: partyBar.lastDay,
      ground: partyBar.ground,
      finding: partyBar.finding,
      recordedAt: partyBar.recordedAt,
      recordedBy: nameInSql(staff),
      liftedAt: partyBar.liftedAt,
      liftedBy: lifter.name,
      liftedWhy: partyBar.liftedWhy,
    })
    .from(partyBar)
    .innerJoin(staff, eq(staff.id, partyBar.recordedBy))
    .leftJoin(lifter, eq(lifter.id, partyBar.liftedBy))
    .orderBy(desc(partyBar.recordedAt), desc(partyBar.id));
}
