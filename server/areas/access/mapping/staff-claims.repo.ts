import { and, asc, between, countDistinct, eq, gt, type SQL, sql } from 'drizzle-orm';
import type { Day } from '../../../../shared/access/facts.ts';
import type { RoleFactRow, StaffClaimRow } from '../../../roster/roster-rows.ts';
import { holdsOn } from '../../../store/holds-on.ts';
import { fixedLimit } from '../../../store/literal.ts';
import type { Schema } from '../../../store/schema.ts';
import type { Looker } from '../../../store/store.ts';

/** More at a time would keep everybody else waiting for their turn. */
const PAGE = 500;

/** Somebody of the staff, and whose account lets them in: their own id, or null without an account that does. */
export interface StaffRow {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly active: boolean;
  readonly accountOf: string | null;
}

/** The next staff in the order of their ids, some hundreds at a time. */
export async function staffAfter(q: Looker, after: string): Promise<StaffRow[]> {
  const page = q.prepared('mapping.staff', (db, tables) =>
    people(db, tables)
      .where(gt(tables.staff.id, sql.placeholder('after')))
      .orderBy(asc(tables.staff.id))
      .limit(fixedLimit(PAGE)),
  );
  return page.execute({ after });
}

/** One of the staff; nobody who has left. */
export async function activeStaff(q: Looker, staffId: string): Promise<StaffRow | undefined> {
  const one = q.prepared('mapping.one', (db, tables) =>
    people(db, tables).where(and(eq(tables.staff.id, sql.placeholder('staffId')), eq(tables.staff.active, true))),
  );
  const [row] = await one.execute({ staffId });
  return row;
}

function people(db: Looker['db'], { staff, account }: Schema) {
  const enabled = and(eq(account.staffId, staff.id), eq(account.disabled, false));
  return db
    .select({
      id: staff.id,
      givenName: staff.givenName,
      familyName: staff.familyName,
      active: staff.active,
      accountOf: account.staffId,
    })
    .from(staff)
    .leftJoin(account, enabled);
}

/** The claims of the staff with these ids and those between, of any day. */
export async function claimsBetween(q: Looker, first: string, last: string): Promise<StaffClaimRow[]> {
  const claims = q.prepared('mapping.claims', (db, { staffClaim }) =>
    db.select().from(staffClaim).where(within(staffClaim.staffId)),
  );
  return claims.execute({ first, last });
}

/** Their role facts, of any source and day. */
export async function roleFactsBetween(q: Looker, first: string, last: string): Promise<RoleFactRow[]> {
  const facts = q.prepared('mapping.facts', (db, { roleFact }) =>
    db.select().from(roleFact).where(within(roleFact.staffId)),
  );
  return facts.execute({ first, last });
}

const within = (column: Schema['staffClaim' | 'roleFact']['staffId']): SQL =>
  between(column, sql.placeholder('first'), sql.placeholder('last'));

/** Every claim that holds on the day of active staff, and of how many of them. */
export async function claimsInUse(q: Looker, day: Day): Promise<{ claim: string; value: string; people: number }[]> {
  const { staffClaim, staff } = q.tables;
  const rows = await q.db
    .select({ claim: staffClaim.kind, value: staffClaim.value, people: countDistinct(staffClaim.staffId) })
    .from(staffClaim)
    .innerJoin(staff, and(eq(staff.id, staffClaim.staffId), eq(staff.active, true)))
    .where(holdsOn(staffClaim, day))
    .groupBy(staffClaim.kind, staffClaim.value)
    .orderBy(asc(staffClaim.kind), asc(staffClaim.value));
  return rows.map((row) => ({ ...row, people: Number(row.people) }));
}
