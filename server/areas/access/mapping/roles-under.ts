import { type Day, holds, type RoleFact } from '../../../../shared/access/facts.ts';
import { type Fit, rolesOf } from '../../../../shared/access/role-map.ts';
import { isRole, ROLES } from '../../../../shared/access/roles.ts';
import { FROM_MAPPING } from '../../../roster/roster-rows.ts';
import type { StaffMember } from './staff-members.ts';

/** The roles somebody holds on a day; of one who has left, none. Two sources of one role are one role. */
export function rolesNow(member: StaffMember, day: Day): RoleFact[] {
  return distinct(heldOn(member, day, () => true));
}

/** The roles they would hold on that day by the rows of another map that fit: those of other sources stay what they are. */
export function rolesUnder(fits: readonly Fit[], member: StaffMember, day: Day): RoleFact[] {
  if (!member.active) return [];
  return distinct([...heldOn(member, day, (source) => source !== FROM_MAPPING), ...mappedOn(fits, day)]);
}

/** The roles that the fitting rows give on a day. */
export function mappedOn(fits: readonly Fit[], day: Day): RoleFact[] {
  return rolesOf(fits.filter((fit) => holds(fit, day))).map(({ role, buildingId, since, until }) => {
    return { role, buildingId, since, until };
  });
}

/** What makes two roles the same, whatever their days. */
export const placeOf = ({ role, buildingId }: RoleFact): string => `${role} ${buildingId ?? ''}`;

function heldOn({ active, facts }: StaffMember, day: Day, from: (source: string) => boolean): RoleFact[] {
  if (!active) return [];
  return facts.flatMap(({ role, buildingId, since, until, source }) =>
    isRole(role) && from(source) && holds({ since, until }, day)
      ? [{ role, buildingId: buildingId === '' ? null : buildingId, since, until }]
      : [],
  );
}

/** Each role at a place once, in the order in which a reader meets the roles. */
function distinct(roles: readonly RoleFact[]): RoleFact[] {
  const once = [...new Map(roles.map((role) => [placeOf(role), role])).values()];
  return once.sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || (placeOf(a) < placeOf(b) ? -1 : 1));
}
