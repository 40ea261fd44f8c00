import type { RelationKind, RoleId } from './roles.ts';

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
  | { readonly node: 'all'; readonly of: readonly Condition[] }
  | { readonly node: 'any'; readonly of: readonly Condition[] };

export const role = (...roles: RoleId[]): Condition => anyOf(roles.map((one) => ({ node: 'role', role: one })));
export const roleAtStudentsBuilding = (...roles: RoleId[]): Condition =>
  anyOf(roles.map((one) => ({ node: 'roleAt', role: one })));
export const relation = (...relations: RelationKind[]): Condition =>
  anyOf(relations.map((one) => ({ node: 'relation', relation: one })));
export const all = (...of: Condition[]): Condition => ({ node: 'all', of });

function anyOf(of: readonly Condition[]): Condition {
  const [only, ...rest] = of;
  return only !== undefined && rest.length === 0 ? only : { node: 'any', of };
}
