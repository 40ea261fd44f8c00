import type { LeiTask } from '../audit/event.ts';
import type { Action } from './actions.ts';
import type { Condition } from './condition.ts';
import type { FieldClass } from './field-classes.ts';
import type { Title } from './roles.ts';

interface RuleBase {
  /** Stands in every audit entry: never re-used for another rule. */
  readonly id: string;
  readonly title: Title;
  /** The requirement, then the paragraph of the policy it comes from. */
  readonly source: string;
  readonly actions: readonly Action[];
  readonly when: Condition;
}

/** Opens the field classes to whoever meets the condition. */
export interface Permit extends RuleBase {
  readonly effect: 'permit';
  readonly fieldClasses: readonly FieldClass[];
  /** Which of the four tasks makes the interest legitimate; recorded with each view (R74, R92). */
  readonly purpose: LeiTask;
}

/** Closes the actions, whatever permits them. */
export interface Forbid extends RuleBase {
  readonly effect: 'forbid';
}

export type Rule = Permit | Forbid;
