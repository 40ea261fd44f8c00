import { textAt } from '../../../shared/areas/forms/form-spec.ts';
import type { StudentRequest } from '../../../shared/areas/requests/request.ts';

export type StepEntry = StudentRequest['steps'][number];

/** A step as it is listed; `struck`: what says that it was entered by mistake. */
interface Told {
  readonly step: StepEntry;
  readonly struck: StepEntry | null;
}

/** The steps of a request, the newest first. One that was struck stays in its place with the reason (R33). */
export function toldOf({ steps }: Pick<StudentRequest, 'steps'>): readonly Told[] {
  const struck = new Map(steps.filter(({ kind }) => kind === 'struck').map((one) => [textAt(one.filled, 'step'), one]));
  return steps
    .filter(({ kind }) => kind !== 'struck')
    .map((step) => ({ step, struck: struck.get(step.id) ?? null }))
    .toReversed();
}
