import { textAt } from '../../../shared/areas/forms/form-spec.ts';
import type { StudentNames, StudentNameUpdate } from '../../../shared/areas/names/names.ts';
import type { NameStepEntry } from '../../../shared/ui/names/name-fields.ts';

/** A step as it is listed; `struck`: what says that it was entered by mistake. */
interface Told {
  readonly step: NameStepEntry;
  readonly struck: NameStepEntry | null;
}

/** The steps of an update, the newest first. One that was struck stays in its place with the reason. */
export function toldOf({ steps }: Pick<StudentNameUpdate, 'steps'>): readonly Told[] {
  const struck = new Map(steps.filter(({ kind }) => kind === 'struck').map((one) => [textAt(one.filled, 'step'), one]));
  return steps
    .filter(({ kind }) => kind !== 'struck')
    .map((step) => ({ step, struck: struck.get(step.id) ?? null }))
    .toReversed();
}

/** The name that an approved update gives on the day of the answer, whether it is used or rests; undefined: none does. */
export const inForce = ({
  history,
  today,
}: Pick<StudentNames, 'history' | 'today'>): StudentNames['history'][number] | undefined =>
  history.find(({ from, until }) => from <= today && (until === null || today < until));

/** Why no new form of this student is taken today: the district takes none, or an earlier one is undecided; null: one is. */
export function closedTo({
  policy,
  updates,
}: Pick<StudentNames, 'policy' | 'updates'>): 'off' | 'forbidden' | 'open' | null {
  const mode = policy.policy?.mode ?? 'off';
  if (mode === 'off' || mode === 'forbidden') return mode;
  return updates.some(({ state }) => state === 'asked') ? 'open' : null;
}
