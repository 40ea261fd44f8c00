import type { FieldClass } from '../../../access/field-classes.ts';
import type { Filled } from '../../forms/form-spec.ts';
import { ruleOf } from './lifecycle.ts';

/**
 * What a step's form held, as far as it is open to a reader of these classes: a field with a class of its own is told
 * of to nobody else (R74). Every paper, list and screen is given steps through here.
 */
export function openedTo(kind: string, filled: Filled, classes: ReadonlySet<FieldClass>): Filled {
  const closed = new Set(
    (ruleOf(kind)?.fields ?? [])
      .filter(({ fieldClass }) => fieldClass !== undefined && !classes.has(fieldClass))
      .map(({ name }) => name),
  );
  if (closed.size === 0) return filled;
  return Object.fromEntries(Object.entries(filled).filter(([name]) => !closed.has(name)));
}
