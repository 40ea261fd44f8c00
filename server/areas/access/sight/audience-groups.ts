import type { Grant } from '../../../../shared/access/decide.ts';
import { RULES } from '../../../../shared/access/rules.ts';
import type { Onlooker } from '../../../policy/index.ts';

/** People who see a student by one rule, in one role at one place. */
export interface Group {
  readonly grant: Grant;
  readonly role: string;
  readonly buildingId: string | null;
  readonly people: { readonly staffId: string; readonly grant: Grant }[];
}

/**
 * Everybody under the widest rule that the reader may be told, in the order of the rule table. A rule that asks for
 * special education says by its name that the student has it: `attributes` false leaves it out.
 */
export function groupsOf(onlookers: readonly Onlooker[], attributes: boolean): Group[] {
  const groups = new Map<string, Group>();
  for (const { staffId, decision } of onlookers) {
    const grant = decision.grants.find((one) => attributes || !restsOnAttribute(one));
    if (grant === undefined) continue;
    const { role, buildingId } = roleIn(grant);
    const key = `${orderOf(grant)} ${role} ${buildingId ?? ''}`;
    const group = groups.get(key) ?? { grant, role, buildingId, people: [] };
    group.people.push({ staffId, grant });
    groups.set(key, group);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

const restsOnAttribute = ({ facts }: Grant): boolean => facts.some(({ kind }) => kind === 'attribute');

const orderOf = ({ rule }: Grant): string => String(RULES.indexOf(rule)).padStart(2, '0');

/** Of several the first by its word and place, so that the same facts always make the same groups. */
function roleIn({ facts, rule }: Grant): { role: string; buildingId: string | null } {
  const roles = facts.flatMap((fact) => (fact.kind === 'role' ? [fact] : []));
  const [first] = roles.sort((a, b) => (`${a.role} ${a.buildingId}` < `${b.role} ${b.buildingId}` ? -1 : 1));
  // Each rule asks for a role (R43; a test holds the table to it).
  if (first === undefined) throw new Error(`The rule ${rule.id} grants without a role.`);
  return first;
}
