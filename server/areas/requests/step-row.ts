import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import type { NewStep, TakenStep } from '../../../shared/areas/requests/request-judge.ts';
import { authorRole } from '../../policy/index.ts';
import type { Tx } from '../../store/store.ts';
import type { MayKeep } from './keeping.ts';
import type { RequestStepRow } from './request.repo.ts';

interface Kept {
  readonly requestId: string;
  readonly rev: number;
  /** The client's own, so that a resent one is known. */
  readonly stepId: string;
  readonly form: NewStep;
  /** The log's entry that was made with it. */
  readonly disclosureId: string | null;
}

/** A step as it is kept, with who took it. */
export function stepRow(tx: Tx, grant: MayKeep, { requestId, rev, stepId, form, disclosureId }: Kept): RequestStepRow {
  const { studentId, actor } = grant;
  return {
    studentId,
    requestId,
    rev,
    id: stepId,
    kind: form.kind,
    day: form.day,
    filled: JSON.stringify(form.filled),
    disclosureId,
    authorId: actor.staffId,
    authorRole: authorRole(grant),
    recordedAt: tx.context.at,
  };
}

export type StoredStep = Pick<RequestStepRow, 'id' | 'kind' | 'day' | 'filled'>;

/** A kept step as the rules read it: what stands in the column came in by the form's schema. */
export const asTaken = ({ id, kind, day, filled }: StoredStep): TakenStep => ({
  id,
  kind,
  day,
  filled: JSON.parse(filled) as Filled,
});
