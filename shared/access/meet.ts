import type { Condition } from './condition.ts';
import {
  type Day,
  earlier,
  type Facts,
  granted,
  type GrantFact,
  holds,
  later,
  type AttributeFact,
  type Moment,
  type RelationFact,
  type RoleFact,
} from './facts.ts';
import type { FieldClass } from './field-classes.ts';
import type { GrantKind, AttributeKind, RelationKind, RoleId } from './roles.ts';

/** A fact that made a condition true. */
export type GrantedBy =
  | ({ readonly kind: 'role' } & RoleFact)
  | ({ readonly kind: 'relation' } & RelationFact)
  | ({ readonly kind: 'attribute' } & AttributeFact)
  | ({ readonly kind: 'grant' } & GrantFact);

/** A condition that is met: by which facts, and until when if nothing changes (exclusive; null is open). */
export interface Met {
  readonly facts: readonly GrantedBy[];
  readonly until: Day | null;
}

/** What the facts are asked about: a moment, and one field class where it matters which a grant opens. */
export interface Question {
  readonly asOf: Moment;
  readonly fieldClass?: FieldClass;
}

/**
 * Whether the facts meet the condition, and by what. Null when they do not. Plain loops: this runs for every rule of
 * every request.
 */
export function meet(condition: Condition, facts: Facts, question: Question): Met | null {
  const { day } = question.asOf;
  switch (condition.node) {
    case 'role':
      return meetRole(condition.role, facts, day);
    case 'roleAt':
      return meetRoleAt(condition.role, facts, day);
    case 'relation':
      return meetRelation(condition.relation, facts, day);
    case 'attribute':
      return meetAttribute(condition.attribute, facts, day);
    case 'grant':
      return meetGrant(condition.grant, facts, question);
    case 'all':
      return meetAll(condition.of, facts, question);
    case 'any':
      return meetAny(condition.of, facts, question);
    case 'not':
      // Of any class: a grant that opens another class is a grant all the same.
      return meet(condition.of, facts, { asOf: question.asOf }) === null ? NOTHING : null;
  }
}

/** Met by the absence of something: no fact to show for it, and no day on which it ends. */
const NOTHING: Met = { facts: [], until: null };

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

function meetAttribute(wanted: AttributeKind, facts: Facts, asOf: Day): Met | null {
  let met: Met | null = null;
  for (const fact of facts.attributes) {
    if (fact.attribute === wanted && holds(fact, asOf)) met = either(met, by({ kind: 'attribute', ...fact }));
  }
  return met;
}

function meetGrant(wanted: GrantKind, facts: Facts, { asOf, fieldClass }: Question): Met | null {
  let met: Met | null = null;
  for (const fact of facts.grants) {
    const opens = fieldClass === undefined || fact.fieldClasses.includes(fieldClass);
    if (fact.grant === wanted && opens && granted(fact, asOf.at)) met = either(met, by({ kind: 'grant', ...fact }));
  }
  return met;
}

/** Every part must be met; the first that ends takes the rest with it. An empty list is not met: deny on absent input. */
function meetAll(parts: readonly Condition[], facts: Facts, question: Question): Met | null {
  let met: Met | null = null;
  for (const part of parts) {
    const next = meet(part, facts, question);
    if (next === null) return null;
    met = met === null ? next : { facts: [...met.facts, ...next.facts], until: earlier(met.until, next.until) };
  }
  return met;
}

function meetAny(parts: readonly Condition[], facts: Facts, question: Question): Met | null {
  let met: Met | null = null;
  for (const part of parts) {
    const next = meet(part, facts, question);
    if (next !== null) met = either(met, next);
  }
  return met;
}

const by = (fact: GrantedBy): Met => ({ facts: [fact], until: fact.until });

/** Two ways together: met while either is. */
function either(one: Met | null, other: Met): Met {
  return one === null ? other : { facts: [...one.facts, ...other.facts], until: later(one.until, other.until) };
}
