import type { SchoolCalendar } from './calendar.ts';
import { SCHOOLS } from './schools.ts';
import type { GroupMember, RoleId, Staff } from './types.ts';

/**
 * Groups of the district's directory, for the role map to make roles of. They give none by themselves, and nobody has a
 * role by them: roles come from `makeRoles`.
 */
const GROUP_OF: Readonly<Partial<Record<RoleId, string>>> = {
  counselor: 'COUNSEL',
  guidanceSecretary: 'COUNSEL_SEC',
  socialWorker: 'SOC_WORK',
  psychologist: 'PSYCH',
  dspcSocialWorker: 'DSPC_SW',
  assignmentDirector: 'STU_ASSIGN',
  placementSpecialist: 'PLACEMENT',
  committeeMember: 'DSPC',
  principal: 'BLDG_ADM',
  assistantPrincipal: 'BLDG_ADM',
  spedAdministrator: 'SPED_ADM',
  recordsManager: 'RECORDS',
  administrator: 'IT_ADMIN',
};

/** Of a school's five aides; the trainee's group holds the social workers' name, which `contains` would take in. */
const GROUPS_OF_AIDES = ['PARAPRO', 'PARAPRO', 'PARAPRO', 'VOLUNTEER', 'SOC_WORK_TRAINEE'] as const;

/** Who is in which group: at their school, or at none for those of the office. */
export function makeGroups(staff: readonly Staff[], calendar: SchoolCalendar): readonly GroupMember[] {
  const since = `${calendar.startYear}-07-01`;
  const atSchool = (orgId: string) => (SCHOOLS.some(({ id }) => id === orgId) ? { orgId } : {});
  const aides = new Map<string, number>();
  return staff.flatMap((one) => {
    const at = aides.get(one.orgId) ?? 0;
    if (one.rosterRole === 'aide') aides.set(one.orgId, at + 1);
    const name = one.role === undefined ? GROUPS_OF_AIDES[at % GROUPS_OF_AIDES.length] : GROUP_OF[one.role];
    return name === undefined ? [] : [{ staffId: one.id, name, ...atSchool(one.orgId), since }];
  });
}
