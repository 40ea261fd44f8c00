import {
  type Action,
  GLOBAL_ACTIONS,
  type GlobalAction,
  STUDENT_ACTIONS,
  type StudentAction,
} from '../../shared/access/actions.ts';
import { type Allowed, decide, type Denied } from '../../shared/access/decide.ts';
import type { Facts } from '../../shared/access/facts.ts';
import type { FieldClass } from '../../shared/access/field-classes.ts';
import type { RoleId } from '../../shared/access/roles.ts';
import { RULES } from '../../shared/access/rules.ts';
import type { Reader } from '../store/store.ts';
import type { Actor } from './actor.ts';
import type { Brand } from './brand.ts';
import { readStudentFacts } from './facts.repo.ts';

/**
 * Permission for one action, decided from facts. Made in this file alone: a repository that asks for one cannot be
 * called unchecked. Good for the request it was made in, never kept.
 */
export interface Authorized<A extends Action> extends Brand<['authorized', A]> {
  readonly action: A;
  readonly actor: Actor;
  /** Whom it is about; null for an action in the district as a whole. */
  readonly studentId: A extends StudentAction ? string : null;
  readonly decision: Allowed;
  /** The only classes whose columns may be selected. */
  readonly fieldClasses: ReadonlySet<FieldClass>;
  /** Everything the actor may do to this student (or in the district), from the same facts. */
  readonly abilities: readonly Action[];
}

/** `visible` says whether the actor may know the student at all: 403 with the reason if so, else 404. */
export interface Refused {
  readonly allow: false;
  readonly decision: Denied;
  readonly visible: boolean;
}

export type Answer<A extends Action> = { readonly allow: true; readonly grant: Authorized<A> } | Refused;

/** Decides one action on one student, from facts read now. A student who does not exist is refused like a hidden one. */
export async function decideStudent<A extends StudentAction>(
  q: Reader,
  actor: Actor,
  studentId: string,
  action: A,
): Promise<Answer<A>> {
  const known = await readStudentFacts(q, actor.staffId, studentId);
  if (known === null) return { allow: false, decision: { allow: false, ruleIds: [] }, visible: false };
  const facts = { roles: actor.roles, ...known };
  const decision = decide(RULES, facts, action, actor.asOf);
  const abilities = STUDENT_ACTIONS.filter(
    (one) => (one === action ? decision : decide(RULES, facts, one, actor.asOf)).allow,
  );
  if (!decision.allow) return { allow: false, decision, visible: abilities.includes('student.view') };
  return { allow: true, grant: mint(actor, action, studentId, decision, abilities) };
}

/** Decides an action that is about no one student, such as reading the audit trail. */
export function decideGlobal<A extends GlobalAction>(actor: Actor, action: A): Answer<A> {
  const decision = decide(RULES, factsOf(actor), action, actor.asOf);
  if (!decision.allow) return { allow: false, decision, visible: true };
  return { allow: true, grant: mint(actor, action, null, decision, globalAbilities(actor)) };
}

/** What the actor may do in the district as a whole. */
export function globalAbilities(actor: Actor): GlobalAction[] {
  return GLOBAL_ACTIONS.filter((action) => decide(RULES, factsOf(actor), action, actor.asOf).allow);
}

/** The role in which somebody acts: what stands beside their name on what they write. */
export function authorRole(grant: Authorized<Action>): RoleId {
  const role = grant.decision.grants[0].facts.find((fact) => fact.kind === 'role');
  // Each rule asks for a role (R43; a test holds the table to it).
  if (role === undefined) throw new Error(`The rule ${grant.decision.ruleIds.join(', ')} grants without a role.`);
  return role.role;
}

/**
 * A grant with only those classes that another person's opens too, and nothing to do: what one sees as the other.
 * Throws when the two are not of one student.
 */
export function narrowed<A extends StudentAction>(grant: Authorized<A>, by: Authorized<A>): Authorized<A> {
  if (grant.studentId !== by.studentId) throw new Error('Two grants of different students have nothing in common.');
  const { actor, action, studentId, decision } = grant;
  const common = (classes: readonly FieldClass[]) => classes.filter((one) => by.fieldClasses.has(one));
  const [first, ...others] = decision.grants;
  const less = (one: Allowed['grants'][0]) => ({ ...one, fieldClasses: common(one.fieldClasses) });
  const grants = [less(first), ...others.map(less)] as const;
  return mint(actor, action, studentId, { ...decision, grants, fieldClasses: common(decision.fieldClasses) }, []);
}

const factsOf = ({ roles, grants }: Actor): Facts => ({ roles, grants, relations: [], enrolled: [], attributes: [] });

function mint<A extends Action>(
  actor: Actor,
  action: A,
  studentId: string | null,
  decision: Allowed,
  abilities: readonly Action[],
): Authorized<A> {
  const fieldClasses = new Set(decision.fieldClasses);
  return { action, actor, studentId, decision, fieldClasses, abilities } as unknown as Authorized<A>;
}
