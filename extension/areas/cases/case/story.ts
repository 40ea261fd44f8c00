import type { Case } from '../../../../shared/areas/cases/case.ts';
import { counting } from '../../../../shared/areas/cases/lifecycle/case-state.ts';
import { ruleOf } from '../../../../shared/areas/cases/lifecycle/lifecycle.ts';
import type { Stage } from '../../../../shared/areas/cases/lifecycle/step.ts';

/** What can be done now: first what is expected, then the rest. */
export interface Doable {
  readonly expected: readonly string[];
  readonly possible: readonly string[];
  /** What cannot be done yet, with the codes of what is missing. */
  readonly hindered: Case['steppable'];
}

/** A mistake is struck at the step itself, and not in this list. */
export function doableOf({ steppable, expected }: Case): Doable {
  const free = new Set(steppable.filter(({ missing }) => missing.length === 0).map(({ kind }) => kind));
  const now = expected.map(({ kind }) => kind).filter((kind) => free.has(kind));
  return {
    expected: now,
    possible: [...free].filter((kind) => !now.includes(kind) && kind !== 'struck'),
    hindered: steppable.filter(({ kind, missing }) => missing.length > 0 && kind !== 'struck'),
  };
}

/** Whether the reader may strike steps of this case. */
export const mayStrike = ({ steppable }: Case): boolean =>
  steppable.some(({ kind, missing }) => kind === 'struck' && missing.length === 0);

const WAY: readonly Stage[] = ['referred', 'meeting', 'contracts', 'monitoring'];

/** A stage on the usual way of a case. */
export interface Waypoint {
  readonly stage: Stage;
  readonly is: 'done' | 'now' | 'ahead';
}

/** How far a case has come on its usual way; what leaves the way stands at its end. */
export function wayOf({ stage, steps }: Case): readonly Waypoint[] {
  const at = WAY.indexOf(stage);
  if (at >= 0)
    return WAY.map((one, place) => ({ stage: one, is: place < at ? 'done' : place === at ? 'now' : 'ahead' }));
  const taken = new Set(counting(steps).map(({ kind }) => kind));
  const isDone: Record<string, boolean> = {
    referred: taken.has('parent-told') && taken.has('administrator-consulted'),
    meeting: taken.has('met'),
    contracts: taken.has('student-contract') && taken.has('parent-contract'),
    monitoring: taken.has('monitored'),
  };
  const done = WAY.filter((one) => isDone[one]).map((one) => ({ stage: one, is: 'done' }) as const);
  return [...done, { stage, is: 'now' }];
}

/** The fields of a step as they are asked for: of a contract the signature last, below what is signed. */
export function askedFields(kind: string) {
  const fields = ruleOf(kind)?.fields ?? [];
  if (!isContract(kind)) return fields;
  const isSignature = ({ name }: { readonly name: string }) => name === 'signer' || name === 'agreed';
  return [...fields.filter((field) => !isSignature(field)), ...fields.filter(isSignature)];
}

export const isContract = (kind: string): boolean => kind === 'student-contract' || kind === 'parent-contract';
