import type { Day } from '../../../../shared/access/facts.ts';
import { type MappedRole, roleMapper, type RoleMapper, rolesOf } from '../../../../shared/access/role-map.ts';
import { grouped } from '../../../roster/grouped.ts';
import type { Counts } from '../../../roster/merge.ts';
import { FROM_MAPPING, type RoleFactRow } from '../../../roster/roster-rows.ts';
import { putRows } from '../../../roster/roster-write.repo.ts';
import type { Tx } from '../../../store/store.ts';
import { bringRole, type Bringing } from './bring-roles.ts';
import type { RoleMap } from './in-force.ts';
import { type StaffMember, staffPages } from './staff-members.ts';

/**
 * Brings the role facts of source `mapping` to what the map makes of everybody's claims, as of a day; those of other
 * sources stay. Nothing is deleted: what is lost is end-dated. Gives the counts, by roles at a building. `between` is
 * awaited after every hundred rows and after every page of staff: it may give others a turn in a long write.
 */
export async function deriveRoles(
  tx: Tx,
  { version, rows }: RoleMap,
  asOf: Day,
  between: (done: number) => Promise<void>,
): Promise<Counts> {
  const mapper = roleMapper(rows);
  const counts = { added: 0, changed: 0, ended: 0, unchanged: 0 };
  // The set the program comes with takes the roster's days as they are; one that is published begins that day.
  const bringing = { asOf, backdated: version === 0 };
  let done = 0;
  for await (const people of staffPages(tx)) {
    const put = people.flatMap((person) => changesOf(person, mapper, bringing, counts));
    await putRows(tx, 'roleFact', put, (some) => between(done + some));
    done += put.length;
    await between(done);
  }
  return counts;
}

const keyOf = (role: string, buildingId: string | null): string => `${role} ${buildingId ?? ''}`;

/** Whoever has left has no role, whatever claims are still said of them. */
function changesOf(
  { id, active, claims, facts }: StaffMember,
  mapper: RoleMapper,
  bringing: Bringing,
  counts: { -readonly [K in keyof Counts]: number },
): RoleFactRow[] {
  const mapped = facts.filter(({ source }) => source === FROM_MAPPING);
  const stored = grouped(mapped, (fact) => keyOf(fact.role, fact.buildingId));
  const wanted = grouped(active ? rolesOf(mapper(claims)) : [], (role) => keyOf(role.role, role.buildingId));
  const keys = new Set([...stored.keys(), ...wanted.keys()]);
  return [...keys].flatMap((key) => {
    const [before, roles] = [stored.get(key) ?? [], wanted.get(key) ?? []];
    const changes = bringRole(before, roles, bringing);
    for (const { kind } of changes) counts[kind] += 1;
    if (changes.length === 0 && roles.length > 0) counts.unchanged += 1;
    return changes.map(({ since, until }) => ({ ...identityOf(id, before[0], roles[0]), since, until }));
  });
}

/** What makes the row the fact it is, besides its days. */
function identityOf(
  staffId: string,
  before: RoleFactRow | undefined,
  role: MappedRole | undefined,
): Omit<RoleFactRow, 'since' | 'until'> {
  const { role: name, buildingId } = before ?? role ?? { role: '', buildingId: null };
  return { staffId, role: name, buildingId: buildingId ?? '', source: FROM_MAPPING };
}
