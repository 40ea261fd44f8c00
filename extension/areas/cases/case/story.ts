import type { Case } from '../../../../shared/areas/cases/case.ts';
import { counting } from '../../../../shared/areas/cases/lifecycle/case-state.ts';
import type { Stage } from '../../../../shared/areas/cases/lifecycle/step.ts';
import { byLikelihood } from '../../../../shared/ui/forms/step-order.ts';

/** What can be done now: first what is expected, then the rest. */
export interface Doable {
  readonly expected: readonly string[];
  /** The likeliest first. What is free and not offered here is offered by the step that it comes before. */
  readonly possible: readonly string[];
  /** All that can be taken now. */
  readonly free: ReadonlySet<string>;
  /** What cannot be done yet, with the codes of what is missing. */
  readonly hindered: Case['steppable'];
}

/** In these a case may come to its end. Before, whoever ends one nevertheless finds the summary named by that step. */
const NEAR_THE_END: readonly Stage[] = ['monitoring', 'refused', 'committee'];

/** A mistake is struck at the step itself, and not in this list. */
export function doableOf({ stage, steppable, expected }: Case): Doable {
  const free = new Set(steppable.filter(({ missing }) => missing.length === 0).map(({ kind }) => kind));
  const now = expected.map(({ kind }) => kind).filter((kind) => free.has(kind));
  const isOffered = (kind: string) =>
    !now.includes(kind) && kind !== 'struck' && (kind !== 'summary' || NEAR_THE_END.includes(stage));
  return {
    expected: now,
    possible: byLikelihood([...free].filter(isOffered)),
    free,
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
