import { schemaOf } from '../../forms/form-spec.ts';
import { INTAKE } from './intake.ts';
import { REFERRAL_BACK } from './referral-back.ts';
import type { StepRule } from './step.ts';
import { WORK } from './work.ts';

/** Every step of a case, in the order in which people meet them. Data: no step is known by code that could be known here. */
export const LIFECYCLE: readonly StepRule[] = [...INTAKE, ...WORK, ...REFERRAL_BACK];

/** The kinds a case can hold; `referred` opens it and is taken by no other act. */
export const STEP_KINDS: readonly string[] = LIFECYCLE.map(({ kind }) => kind);

const BY_KIND = new Map(LIFECYCLE.map((rule) => [rule.kind, rule]));
const SCHEMAS = new Map(LIFECYCLE.map(({ kind, fields }) => [kind, schemaOf(fields)]));

/** The rule of a step; undefined for a kind that a newer program wrote. */
export const ruleOf = (kind: string): StepRule | undefined => BY_KIND.get(kind);

/** What the step's form may hold. Throws for a kind that is none. */
export function stepSchema(kind: string) {
  const schema = SCHEMAS.get(kind);
  if (schema === undefined) throw new Error(`There is no step ${kind}.`);
  return schema;
}
