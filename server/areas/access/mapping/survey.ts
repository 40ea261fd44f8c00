import { type Day, holds, type RoleFact } from '../../../../shared/access/facts.ts';
import { roleMapper } from '../../../../shared/access/role-map.ts';
import type { MappingCompare, MappingRow } from '../../../../shared/areas/access/mapping.ts';
import type { Looker } from '../../../store/store.ts';
import { placeOf, rolesNow, rolesUnder } from './roles-under.ts';
import { type StaffMember, staffPages } from './staff-members.ts';

/** Somebody whose roles would be others. */
export interface Changed {
  readonly member: Pick<StaffMember, 'id' | 'givenName' | 'familyName'>;
  readonly how: MappingCompare['people'][number]['how'];
  readonly before: readonly RoleFact[];
  readonly after: readonly RoleFact[];
}

/** What a map would make of everybody who works here, on one day. */
export interface Survey {
  readonly changed: readonly Changed[];
  /** Administrators of the system whose account lets them in. */
  readonly administrators: number;
  /** Without any role. */
  readonly without: number;
  /** How many people each row gives its role, by the row's id. */
  readonly perRow: ReadonlyMap<string, number>;
}

/**
 * Looks through all active staff as of a day: their roles now against those under these rows. In memory; `between` is
 * awaited after every few hundred people.
 */
export async function survey(
  q: Looker,
  rows: readonly MappingRow[],
  day: Day,
  between: () => Promise<void>,
): Promise<Survey> {
  const mapper = roleMapper(rows);
  const perRow = new Map(rows.map(({ id }) => [id, 0]));
  const changed: Changed[] = [];
  const counts = { administrators: 0, without: 0 };
  const visit = (member: StaffMember) => {
    const fits = mapper(member.claims).filter((fit) => holds(fit, day));
    const after = rolesUnder(fits, member, day);
    if (after.length === 0) counts.without += 1;
    if (member.account && after.some(({ role }) => role === 'administrator')) counts.administrators += 1;
    const giving = fits.filter(({ at }) => at.length > 0);
    for (const id of new Set(giving.map(({ row }) => row.id))) perRow.set(id, (perRow.get(id) ?? 0) + 1);
    const change = changeOf(member, rolesNow(member, day), after);
    if (change !== null) changed.push(change);
  };
  for await (const people of staffPages(q)) {
    for (const member of people) if (member.active) visit(member);
    await between();
  }
  return { ...counts, changed, perRow };
}

function changeOf(
  { id, givenName, familyName }: StaffMember,
  before: readonly RoleFact[],
  after: readonly RoleFact[],
): Changed | null {
  const lacks = (some: readonly RoleFact[], all: readonly RoleFact[]) => {
    const places = new Set(all.map(placeOf));
    return some.some((role) => !places.has(placeOf(role)));
  };
  const [gains, loses] = [lacks(after, before), lacks(before, after)];
  if (!gains && !loses) return null;
  const how = gains && loses ? 'change' : gains ? 'gain' : 'lose';
  return { member: { id, givenName, familyName }, how, before, after };
}
