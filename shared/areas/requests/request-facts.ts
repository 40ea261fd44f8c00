import type { DistrictCalendar } from '../../clocks/calendar.ts';
import { DEPENDENCY_PROOFS } from '../disclosures/bases-protection.ts';
import { choicesAt, type Filled, textAt } from '../forms/form-spec.ts';
import type { RequestFact } from './kind.ts';
import { isObjectedInTime } from './objection.ts';
import { untoldOf } from './recipients.ts';
import type { TakenStep } from './request-judge.ts';

type Holds = (steps: readonly TakenStep[], calendar: DistrictCalendar) => boolean;

/** Whether something holds of a request, by the steps that count. */
export const isFact = (fact: RequestFact, steps: readonly TakenStep[], calendar: DistrictCalendar): boolean =>
  FACTS[fact](steps, calendar);

/** What was marked on the form of the juvenile justice system. */
export const markedOn = (steps: readonly TakenStep[]): readonly string[] => choicesAt(firstOf(steps), 'asked');

const firstOf = (steps: readonly TakenStep[]): Filled => steps.find(({ kind }) => kind === 'received')?.filled ?? {};

const decision = (steps: readonly TakenStep[], kind: string): string =>
  textAt(steps.findLast((step) => step.kind === kind)?.filled ?? {}, 'decision');

/** What was decided in the end: after a hearing, what the hearing decided (R211, R212). */
const standing = (steps: readonly TakenStep[]): string =>
  decision(steps, 'hearing-decided') || decision(steps, 'decided');

/** Whether a study asks for data by which a student can be identified (R65). */
export function isIdentifiable(steps: readonly TakenStep[]): boolean {
  return textAt(firstOf(steps), 'data') === 'identifiable';
}

const FACTS: Readonly<Record<RequestFact, Holds>> = {
  refused: (steps) => decision(steps, 'decided') === 'refuse',
  'to-amend': (steps) => standing(steps) === 'amend',
  upheld: (steps) => decision(steps, 'hearing-decided') === 'amend',
  'refused-after-hearing': (steps) => decision(steps, 'hearing-decided') === 'refuse',
  'something-marked': (steps) => markedOn(steps).length > 0,
  'nothing-marked': (steps) => markedOn(steps).length === 0,
  'objected-in-time': isObjectedInTime,
  'no-objection': (steps, calendar) => !isObjectedInTime(steps, calendar),
  'wants-both': (steps) => textAt(firstOf(steps), 'wants') === 'both',
  'dependency-shown': (steps) => {
    const first = firstOf(steps);
    const proof = textAt(first, 'evidence');
    return textAt(first, 'as') !== 'dependent' || DEPENDENCY_PROOFS.some(({ id }) => id === proof);
  },
  granted: (steps) => decision(steps, 'decided') === 'grant',
  'asked-by-parent': (steps) => textAt(firstOf(steps), 'as') === 'parent',
  approved: (steps) => decision(steps, 'decided') === 'approve',
  identifiable: isIdentifiable,
  'data-out': (steps) => isIdentifiable(steps) && steps.some(({ kind }) => kind === 'released'),
  'somebody-untold': (steps) => untoldOf(steps).length > 0,
  'everybody-told': (steps) => untoldOf(steps).length === 0,
};
