import { textAt } from '../forms/form-spec.ts';
import type { Case, StepEntry } from './case.ts';

/** A step as it is listed; `struck`: what says that it was entered by mistake. */
export interface Told {
  readonly step: StepEntry;
  readonly struck: StepEntry | null;
}

/** The steps of a case, the newest first. One that was struck stays in its place with the reason (R33). */
export function toldOf({ steps }: Pick<Case, 'steps'>): readonly Told[] {
  const struck = new Map(steps.filter(({ kind }) => kind === 'struck').map((one) => [textAt(one.filled, 'step'), one]));
  return steps
    .filter(({ kind }) => kind !== 'struck')
    .map((step) => ({ step, struck: struck.get(step.id) ?? null }))
    .toReversed();
}
