import type { Action } from './actions.ts';
import { type Condition, partsOf, someNode } from './condition.ts';
import type { RelationKind, RoleId } from './roles.ts';
import type { Permit, Rule } from './rule.ts';

/** Roles that may open something of a student to whom their holder does not stand in any relation. */
export interface Reach {
  /** Wherever the role is held. */
  readonly anywhere: readonly RoleId[];
  /** Where the role is held at a building of the student. */
  readonly atBuilding: readonly RoleId[];
}

/**
 * Which roles an action may be open to without a relation and without a grant: by these, everybody who may do it to
 * a student is found without asking about all staff. It may name a role too many, never one too few, since each rule
 * asks for a role (R43).
 */
export function reachOf(rules: readonly Rule[], action: Action): Reach {
  const open = permitsOf(rules, action).filter(({ when }) => couldBe(when).met);
  const leaves = open.flatMap(({ when }) => leavesOf(when));
  return {
    anywhere: distinct(leaves.flatMap((leaf) => (leaf.node === 'role' ? [leaf.role] : []))),
    atBuilding: distinct(leaves.flatMap((leaf) => (leaf.node === 'roleAt' ? [leaf.role] : []))),
  };
}

/** The roles for which a relation opens an action: to nobody else does it give anything. */
export function rolesWith(rules: readonly Rule[], action: Action, relation: RelationKind): readonly RoleId[] {
  const open = permitsOf(rules, action).filter(({ when }) =>
    someNode(when, (one) => one.node === 'relation' && one.relation === relation),
  );
  return distinct(open.flatMap(({ when }) => leavesOf(when)).flatMap((leaf) => ('role' in leaf ? [leaf.role] : [])));
}

const permitsOf = (rules: readonly Rule[], action: Action): Permit[] =>
  rules.filter((rule): rule is Permit => rule.effect === 'permit' && rule.actions.includes(action));

const leavesOf = (condition: Condition): Condition[] =>
  partsOf(condition).length === 0 ? [condition] : partsOf(condition).flatMap(leavesOf);

const distinct = <T>(all: readonly T[]): readonly T[] => [...new Set(all)];

/** Whether some roles and attributes could meet the condition, and could fail it, where no relation and no grant is. */
function couldBe(condition: Condition): { readonly met: boolean; readonly failed: boolean } {
  const parts = partsOf(condition).map(couldBe);
  switch (condition.node) {
    case 'relation':
    case 'grant':
      return { met: false, failed: true };
    case 'role':
    case 'roleAt':
    case 'attribute':
      return { met: true, failed: true };
    case 'not':
      return { met: parts.every(({ failed }) => failed), failed: parts.every(({ met }) => met) };
    case 'all':
      return {
        met: parts.length > 0 && parts.every(({ met }) => met),
        failed: parts.length === 0 || parts.some(({ failed }) => failed),
      };
    case 'any':
      return { met: parts.some(({ met }) => met), failed: parts.every(({ failed }) => failed) };
  }
}
