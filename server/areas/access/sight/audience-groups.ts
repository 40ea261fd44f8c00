import type { Grant } from '../../../../shared/access/decide.ts';
import { ATTRIBUTES, type AttributeKind } from '../../../../shared/access/roles.ts';
import { RULES } from '../../../../shared/access/rules.ts';
import type { Authorized, Onlooker } from '../../../policy/index.ts';

/** People who see a student by one rule, in one role at one place. */
export interface Group {
  readonly grant: Grant;
  readonly role: string;
  readonly buildingId: string | null;
  readonly people: { readonly staffId: string; readonly grant: Grant }[];
}

/**
 * Which attributes of a student a reader of the audience may be told of, by their kind: services where special education is open,
 * what becomes of a case where its cases are; the custodian, who asks by name, of all.
 */
export function attributesTold(may: Authorized<'access.check'> | Authorized<'student.view'>): ReadonlySet<string> {
  if (may.action === 'access.check') return new Set(ATTRIBUTES);
  const told: AttributeKind[] = [];
  if (may.fieldClasses.has('sped')) told.push('sped', 's504');
  if (may.abilities.includes('case.view')) told.push('managed', 'committee', 'agenda', 'decided');
  return new Set(told);
}

/**
 * Everybody under the widest rule that the reader may be told, in the order of the rule table. A rule that asks for an
 * attribute says by its name that the student has it: with one that is not `told` it is left out.
 */
export function groupsOf(onlookers: readonly Onlooker[], told: ReadonlySet<string>): Group[] {
  const groups = new Map<string, Group>();
  for (const { staffId, decision } of onlookers) {
    const grant = decision.grants.find((one) => restsOn(one).every((attribute) => told.has(attribute)));
    if (grant === undefined) continue;
    const { role, buildingId } = roleIn(grant);
    const key = `${orderOf(grant)} ${role} ${buildingId ?? ''}`;
    const group = groups.get(key) ?? { grant, role, buildingId, people: [] };
    group.people.push({ staffId, grant });
    groups.set(key, group);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

const restsOn = ({ facts }: Grant): string[] =>
  facts.flatMap((fact) => (fact.kind === 'attribute' ? [fact.attribute] : []));

const orderOf = ({ rule }: Grant): string => String(RULES.indexOf(rule)).padStart(2, '0');

/** Of several the first by its word and place, so that the same facts always make the same groups. */
function roleIn({ facts, rule }: Grant): { role: string; buildingId: string | null } {
  const roles = facts.flatMap((fact) => (fact.kind === 'role' ? [fact] : []));
  const [first] = roles.sort((a, b) => (`${a.role} ${a.buildingId}` < `${b.role} ${b.buildingId}` ? -1 : 1));
  // Each rule asks for a role (R43; a test holds the table to it).
  if (first === undefined) throw new Error(`The rule ${rule.id} grants without a role.`);
  return first;
}
