import type { Condition } from './condition.ts';
import { type Day, earlier, type Facts, holds, later, type RelationFact, type RoleFact } from './facts.ts';
import type { RelationKind, RoleId } from './roles.ts';

/** A fact that made a condition true. */
export type GrantedBy = ({ readonly kind: 'role' } & RoleFact) | ({ readonly kind: 'relation' } & RelationFact);

/** A condition that is met: by which facts, and until when if nothing changes (exclusive; null is open). */
export interface Met {
  readonly facts: readonly GrantedBy[];
  readonly until: Day | null;
}

/**
 * Whether the facts meet the condition on the day, and by what. Null when they do not. Plain loops: this runs for
 * every rule of every request.
 */
export function meet(condition: Condition, facts: Facts, asOf: Day): Met | null {
  switch (condition.node) {
    case 'role':
      return meetRole(condition.role, facts, asOf);
    case 'roleAt':
      return meetRoleAt(condition.role, facts, asOf);
    case 'relation':
      return meetRelation(condition.relation, facts, asOf);
    case 'all':
      return meetAll(condition.of, facts, asOf);
    case 'any':
      return meetAny(condition.of, facts, asOf);
  }
}

function meetRole(wanted: RoleId, facts: Facts, asOf: Day): Met | null {
  let met: Met | null = null;
  for (const fact of facts.roles) {
    if (fact.role === wanted && holds(fact, asOf)) met = either(met, by({ kind: 'role', ...fact }));
  }
  return met;
}

/** A district-wide role is no role at a building: "their buildings" (R47) are those somebody named. */
function meetRoleAt(wanted: RoleId, facts: Facts, asOf: Day): Met | null {
  let met: Met | null = null;
  for (const fact of facts.roles) {
    if (fact.role !== wanted || !holds(fact, asOf)) continue;
    const here = facts.enrolled.filter((one) => one.buildingId === fact.buildingId && holds(one, asOf));
    if (here.length === 0) continue;
    const until = earlier(fact.until, here.map((one) => one.until).reduce(later));
    met = either(met, { facts: [{ kind: 'role', ...fact }], until });
  }
  return met;
}

function meetRelation(wanted: RelationKind, facts: Facts, asOf: Day): Met | null {
  let met: Met | null = null;
  for (const fact of facts.relations) {
    if (fact.relation === wanted && holds(fact, asOf)) met = either(met, by({ kind: 'relation', ...fact }));
  }
  return met;
}

/** Every part must be met; the first that ends takes the rest with it. An empty list is not met: deny on absent input. */
function meetAll(parts: readonly Condition[], facts: Facts, asOf: Day): Met | null {
  let met: Met | null = null;
  for (const part of parts) {
    const next = meet(part, facts, asOf);
    if (next === null) return null;
    met = met === null ? next : { facts: [...met.facts, ...next.facts], until: earlier(met.until, next.until) };
  }
  return met;
}

function meetAny(parts: readonly Condition[], facts: Facts, asOf: Day): Met | null {
  let met: Met | null = null;
  for (const part of parts) {
    const next = meet(part, facts, asOf);
    if (next !== null) met = either(met, next);
  }
  return met;
}

const by = (fact: GrantedBy): Met => ({ facts: [fact], until: fact.until });

/** Two ways together: met while either is. */
function either(one: Met | null, other: Met): Met {
  return one === null ? other : { facts: [...one.facts, ...other.facts], until: later(one.until, other.until) };
}
