import type { Claim } from '../../../../shared/access/role-map.ts';
import { grouped } from '../../../roster/grouped.ts';
import type { RoleFactRow, StaffClaimRow } from '../../../roster/roster-rows.ts';
import type { Looker } from '../../../store/store.ts';
import { activeStaff, claimsBetween, roleFactsBetween, staffAfter, type StaffRow } from './staff-claims.repo.ts';

/** Somebody of the staff, with everything the role map may look at. */
export interface StaffMember {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly active: boolean;
  /** Whether an account lets them in. */
  readonly account: boolean;
  /** Of any day. */
  readonly claims: readonly Claim[];
  /** Role facts of every source and any day. */
  readonly facts: readonly RoleFactRow[];
}

/** All staff, those who have left too, some hundreds at a time. */
export async function* staffPages(q: Looker): AsyncGenerator<readonly StaffMember[]> {
  for (let after = ''; ;) {
    const rows = await staffAfter(q, after);
    const [first, last] = [rows[0], rows.at(-1)];
    if (first === undefined || last === undefined) return;
    yield await withFacts(q, rows, first.id, last.id);
    after = last.id;
  }
}

/** One who works here now; nothing of anybody else. */
export async function readStaffMember(q: Looker, staffId: string): Promise<StaffMember | undefined> {
  const row = await activeStaff(q, staffId);
  if (row === undefined) return undefined;
  const [member] = await withFacts(q, [row], staffId, staffId);
  return member;
}

async function withFacts(q: Looker, rows: readonly StaffRow[], first: string, last: string): Promise<StaffMember[]> {
  const claims = grouped(await claimsBetween(q, first, last), ({ staffId }) => staffId);
  const facts = grouped(await roleFactsBetween(q, first, last), ({ staffId }) => staffId);
  return rows.map(({ accountOf, ...person }) => ({
    ...person,
    account: accountOf !== null,
    claims: (claims.get(person.id) ?? []).map(toClaim),
    facts: facts.get(person.id) ?? [],
  }));
}

/** In the store, a claim that names no building has an empty one. */
const toClaim = ({ kind, value, buildingId, since, until }: StaffClaimRow): Claim => ({
  claim: kind,
  value,
  buildingId: buildingId === '' ? null : buildingId,
  since,
  until,
});
