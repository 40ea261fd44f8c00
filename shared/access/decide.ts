import type { LeiTask } from '../audit/event.ts';
import type { Action } from './actions.ts';
import { someNode } from './condition.ts';
import { type Day, type Facts, later, type Moment } from './facts.ts';
import { FIELD_CLASSES, type FieldClass } from './field-classes.ts';
import { type GrantedBy, meet, type Met } from './meet.ts';
import type { Title } from './roles.ts';
import type { Permit, Rule } from './rule.ts';

/** A permit that applies, with what made it apply and what it opens. */
export interface Grant extends Met {
  readonly rule: Permit;
  readonly fieldClasses: readonly FieldClass[];
}

/** Yes: by which rules, what it opens, by which dated facts, until when. */
export interface Allowed {
  readonly allow: true;
  /** The grants, widest first: the first is the one people are told. Never empty. */
  readonly grants: readonly [Grant, ...Grant[]];
  readonly ruleIds: readonly string[];
  readonly fieldClasses: readonly FieldClass[];
  readonly facts: readonly GrantedBy[];
  readonly purpose: LeiTask;
  /** The first day on which none of the grants holds any more, or null when nothing says so. */
  readonly until: Day | null;
}

/** No: `ruleIds` names what forbids it, and is empty when nothing permits it. For the trail, never for the actor. */
export interface Denied {
  readonly allow: false;
  readonly ruleIds: readonly string[];
}

export type Decision = Allowed | Denied;

/**
 * Whether the facts permit the action at the moment. What no rule permits is denied; one forbid outweighs all permits.
 * Pure: the same rules, facts, action and day always give the same decision, so that a past one can be replayed.
 */
export function decide(rules: readonly Rule[], facts: Facts, action: Action, asOf: Moment): Decision {
  const grants: Grant[] = [];
  const forbidden: string[] = [];
  for (const rule of rules) {
    if (!rule.actions.includes(action)) continue;
    const met = meet(rule.when, facts, { asOf });
    if (met === null) continue;
    if (rule.effect === 'permit') grants.push({ rule, ...met, fieldClasses: opened(rule, facts, asOf) });
    else forbidden.push(rule.id);
  }
  const [first, ...others] = grants.sort(widestFirst);
  if (forbidden.length > 0 || first === undefined) return { allow: false, ruleIds: forbidden };
  return allowed([first, ...others]);
}

/** The rule's classes; where it rests on a grant, those of them that the grant opens. */
function opened(rule: Permit, facts: Facts, asOf: Moment): readonly FieldClass[] {
  if (!restsOnGrant(rule)) return rule.fieldClasses;
  return rule.fieldClasses.filter((fieldClass) => meet(rule.when, facts, { asOf, fieldClass }) !== null);
}

const restsOnGrant = (rule: Permit): boolean => someNode(rule.when, ({ node }) => node === 'grant');

const widestFirst = (a: Grant, b: Grant): number => b.fieldClasses.length - a.fieldClasses.length;

function allowed(grants: readonly [Grant, ...Grant[]]): Allowed {
  const open = new Set(grants.flatMap(({ fieldClasses }) => fieldClasses));
  return {
    allow: true,
    grants,
    ruleIds: grants.map(({ rule }) => rule.id),
    fieldClasses: FIELD_CLASSES.filter((one) => open.has(one)),
    facts: grants.flatMap(({ facts }) => facts),
    purpose: grants[0].rule.purpose,
    until: grants.map(({ until }) => until).reduce(later),
  };
}

/** The rules that open an action, in words: what a refused person is told. The same for every student, so it leaks nothing. */
export function wouldAllow(rules: readonly Rule[], action: Action): readonly Title[] {
  return rules.filter((rule) => rule.effect === 'permit' && rule.actions.includes(action)).map(({ title }) => title);
}
