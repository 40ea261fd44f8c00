import { rolesWith } from '../../../../shared/access/reach.ts';
import type { RoleId } from '../../../../shared/access/roles.ts';
import { RULES } from '../../../../shared/access/rules.ts';
import { CASELOAD_RELATIONS, type CaseloadAssign } from '../../../../shared/areas/access/people.ts';

/** The roles for which the relation opens a record: on anybody else's caseload a student would be for nothing. */
export function rolesFor(relation: CaseloadAssign['relation']): readonly RoleId[] {
  return rolesWith(RULES, 'student.view', relation);
}

const TAKING: ReadonlySet<string> = new Set(CASELOAD_RELATIONS.flatMap(rolesFor));

/** Whether somebody in the role has students assigned. */
export function takesCaseload(role: string): boolean {
  return TAKING.has(role);
}
