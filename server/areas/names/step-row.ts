import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import type { NewNameStep } from '../../../shared/areas/names/judge.ts';
import type { TakenNameStep } from '../../../shared/areas/names/lacks.ts';
import type { NameUpdate } from '../../../shared/areas/names/names-on.ts';
import { authorRole } from '../../policy/index.ts';
import { grouped } from '../../roster/grouped.ts';
import type { Tx } from '../../store/store.ts';
import type { MayUpdate, NameStepRow } from './name.repo.ts';

interface Kept {
  readonly updateId: string;
  readonly rev: number;
  /** The client's own, so that a resent one is known. */
  readonly stepId: string;
  readonly form: NewNameStep;
}

/** A step as it is kept, with who took it. */
export function nameStepRow(tx: Tx, grant: MayUpdate, { updateId, rev, stepId, form }: Kept): NameStepRow {
  const { studentId, actor } = grant;
  return {
    studentId,
    updateId,
    rev,
    id: stepId,
    kind: form.kind,
    day: form.day,
    filled: JSON.stringify(form.filled),
    authorId: actor.staffId,
    authorRole: authorRole(grant),
    recordedAt: tx.context.at,
  };
}

/** A kept step as the rules read it: what stands in the column came in by the form's schema. */
export const asTaken = ({
  id,
  kind,
  day,
  filled,
}: Omit<TakenNameStep, 'filled'> & { filled: string }): TakenNameStep => ({
  id,
  kind,
  day,
  filled: JSON.parse(filled) as Filled,
});

/** The updates that kept steps are of, in the order of their first steps. */
export function updatesOfSteps(
  steps: readonly (Omit<TakenNameStep, 'filled'> & { filled: string; updateId: string })[],
): readonly NameUpdate[] {
  return [...grouped(steps, ({ updateId }) => updateId)].map(([id, of]) => ({ id, steps: of.map(asTaken) }));
}
