import type { Action } from './actions.ts';
import type { Condition } from './condition.ts';
import { type Day, holds, type RoleFact } from './facts.ts';
import type { GrantKind, AttributeKind, RelationKind, RoleId } from './roles.ts';
import type { Rule } from './rule.ts';

/** What is left of the rules to ask of a student once the actor's own roles are known. Dead branches are gone. */
export type Residual =
  | boolean
  | { readonly node: 'relation'; readonly relation: RelationKind }
  | { readonly node: 'attribute'; readonly attribute: AttributeKind }
  | { readonly node: 'grant'; readonly grant: GrantKind }
  | { readonly node: 'enrolledAt'; readonly buildings: readonly string[] }
  | { readonly node: 'all' | 'any'; readonly of: readonly Residual[] }
  | { readonly node: 'not'; readonly of: Residual };

/** What is known of the actor before any student is asked about. */
export interface Folding {
  readonly roles: readonly RoleFact[];
  /** Kinds of grants the actor holds on some student. */
  readonly held: ReadonlySet<GrantKind>;
}

/**
 * Folds the actor's roles into the rules for an action. A teacher's residual is one relation, a budget officer's is
 * `false`: the database is asked about the few branches that live, which is why a filter is fast.
 */
export function foldRules(rules: readonly Rule[], { roles, held }: Folding, action: Action, asOf: Day): Residual {
  const now = { roles: roles.filter((fact) => holds(fact, asOf)), held };
  const folded = (effect: Rule['effect']): Residual =>
    anyOf(
      rules
        .filter((rule) => rule.effect === effect && rule.actions.includes(action))
        .map(({ when }) => fold(when, now)),
    );
  return allOf([folded('permit'), not(folded('forbid'))]);
}

function fold(condition: Condition, known: Folding): Residual {
  switch (condition.node) {
    case 'role':
      return known.roles.some(({ role }) => role === condition.role);
    case 'roleAt':
      return enrolledAt(condition.role, known.roles);
    case 'relation':
    case 'attribute':
      return condition;
    case 'grant':
      return known.held.has(condition.grant) && condition;
    case 'all':
      return allOf(condition.of.map((part) => fold(part, known)));
    case 'any':
      return anyOf(condition.of.map((part) => fold(part, known)));
    case 'not':
      return not(fold(condition.of, known));
  }
}

function enrolledAt(wanted: RoleId, roles: readonly RoleFact[]): Residual {
  const at = roles.filter(({ role }) => role === wanted).flatMap(({ buildingId }) => buildingId ?? []);
  return at.length === 0 ? false : { node: 'enrolledAt', buildings: [...new Set(at)] };
}

/** As in `meet`, an empty list is not met. */
function allOf(parts: readonly Residual[]): Residual {
  if (parts.length === 0 || parts.includes(false)) return false;
  return (
    joined(
      'all',
      parts.filter((part) => part !== true),
    ) ?? true
  );
}

function anyOf(parts: readonly Residual[]): Residual {
  if (parts.includes(true)) return true;
  return (
    joined(
      'any',
      parts.filter((part) => part !== false),
    ) ?? false
  );
}

function joined(node: 'all' | 'any', of: readonly Residual[]): Residual | undefined {
  return of.length > 1 ? { node, of } : of[0];
}

function not(part: Residual): Residual {
  return typeof part === 'boolean' ? !part : { node: 'not', of: part };
}
