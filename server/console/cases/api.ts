import {
  CASES_MAX,
  type CaseList,
  caseListSchema,
  type CaseQuestion,
  type Cases,
  casesSchema,
  type CASE_VIEWS,
} from '../../../shared/areas/cases/case.ts';
import type { Answer, Api } from '../api.ts';

export type CaseView = (typeof CASE_VIEWS)[number];

/** Cases of a view to which every question is answered with yes, those due first, as many as a list shows. */
export function caseList(
  { call }: Api,
  view: CaseView,
  questions: readonly CaseQuestion[] = [],
): Promise<Answer<CaseList>> {
  return call(caseListSchema, '/v1/cases/list', { view, limit: CASES_MAX, questions });
}

/** A student's cases, the newest first. */
export function caseRead({ call }: Api, studentId: string): Promise<Answer<Cases>> {
  return call(casesSchema, '/v1/cases/read', { studentId });
}
