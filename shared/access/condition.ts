import type { GrantKind, AttributeKind, RelationKind, RoleId } from './roles.ts';

/**
 * When a rule applies, as data. Read by two interpreters, `meet` and the SQL filter of the server, which must agree on
 * every actor and student.
 */
export type Condition =
  /** The actor has the role, anywhere. */
  | { readonly node: 'role'; readonly role: RoleId }
  /** The actor has the role at a building where the student is enrolled. */
  | { readonly node: 'roleAt'; readonly role: RoleId }
  /** The actor stands in the relation to the student. */
  | { readonly node: 'relation'; readonly relation: RelationKind }
  /** The student's record carries the attribute. */
  | { readonly node: 'attribute'; readonly attribute: AttributeKind }
  /** The actor has a grant of the kind, for the student or, where no student is meant, for the district. It opens its own field classes only. */
  | { readonly node: 'grant'; readonly grant: GrantKind }
  | { readonly node: 'all'; readonly of: readonly Condition[] }
  | { readonly node: 'any'; readonly of: readonly Condition[] }
  | { readonly node: 'not'; readonly of: Condition };

export const role = (...roles: RoleId[]): Condition => anyOf(roles.map((one) => ({ node: 'role', role: one })));
export const roleAtStudentsBuilding = (...roles: RoleId[]): Condition =>
  anyOf(roles.map((one) => ({ node: 'roleAt', role: one })));
export const relation = (...relations: RelationKind[]): Condition =>
  anyOf(relations.map((one) => ({ node: 'relation', relation: one })));
export const attribute = (...attributes: AttributeKind[]): Condition =>
  anyOf(attributes.map((one) => ({ node: 'attribute', attribute: one })));
export const grant = (kind: GrantKind): Condition => ({ node: 'grant', grant: kind });
export const all = (...of: Condition[]): Condition => ({ node: 'all', of });
export const any = (...of: Condition[]): Condition => ({ node: 'any', of });
export const not = (of: Condition): Condition => ({ node: 'not', of });

/**
 * Of a record that is not sealed: a level opens none that is. To whom the superintendent gave part of one, the rest
 * stays closed (R55); the rule `sealed` says it to the trail where nothing else opens the record.
 */
export const unsealed = (...of: Condition[]): Condition => all(...of, not(attribute('sealed')));

function anyOf(of: readonly Condition[]): Condition {
  const [only, ...rest] = of;
  return only !== undefined && rest.length === 0 ? only : { node: 'any', of };
}

/** The parts directly below, none for a leaf. */
export function partsOf(condition: Condition): readonly Condition[] {
  if (condition.node === 'not') return [condition.of];
  return 'of' in condition ? condition.of : [];
}

/** Whether the condition, or any part of it, satisfies a test. */
export function someNode(condition: Condition, test: (one: Condition) => boolean): boolean {
  return test(condition) || partsOf(condition).some((part) => someNode(part, test));
}
