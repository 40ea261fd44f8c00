import type { StudentRequest } from '../../../shared/areas/requests/request.ts';
import { DECISION, STUDY } from '../../../shared/areas/studies/study-kind.ts';
import { type Studies, studiesSchema, type Study } from '../../../shared/areas/studies/study.ts';
import type { Answer, Api } from '../api.ts';

/** Every study, and how the switch stands. */
export const studyList = ({ get }: Api): Promise<Answer<Studies>> => get(studiesSchema, '/v1/studies');

/** A study as the parts that show requests read it. The decision is offered to whoever may take it (R64). */
export function asRequest({ studyId, steps, expected, steppable, ...study }: Study, decides: boolean): StudentRequest {
  const isOffered = (kind: string) => decides || kind !== DECISION;
  return {
    ...study,
    requestId: studyId,
    kind: STUDY.id,
    steps: steps.map((step) => ({ ...step, disclosureId: null })),
    expected: expected.filter(isOffered),
    steppable: steppable.filter(({ kind }) => isOffered(kind)),
  };
}
