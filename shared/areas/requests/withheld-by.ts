import { choicesAt } from '../forms/form-spec.ts';
import { MINOR_DENIAL } from './minor-denial.ts';
import { isFact } from './request-facts.ts';
import { countingSteps, isClosed, type TakenStep } from './request-judge.ts';
import type { Withheld } from './withheld.ts';
import { EMPTY_CALENDAR } from '../../clocks/calendar.ts';

/** A request of the student's as it is kept. */
interface KeptRequest {
  readonly kind: string;
  readonly steps: readonly TakenStep[];
}

/** Everything that is withheld from a parent by the student's own requests (R139): those granted, until they end. */
export function withheldBy(requests: readonly KeptRequest[]): readonly Withheld[] {
  return requests.flatMap(({ kind, steps: all }) => {
    const steps = countingSteps(all);
    const isInForce = kind === MINOR_DENIAL.id && !isClosed(MINOR_DENIAL, steps);
    if (!isInForce || !isFact('granted', steps, EMPTY_CALENDAR)) return [];
    const on = steps.findLast((step) => step.kind === 'decided')?.day ?? '';
    return [{ on, records: choicesAt(steps[0]?.filled ?? {}, 'records') }];
  });
}
