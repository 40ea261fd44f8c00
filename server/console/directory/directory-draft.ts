import { v7 } from 'uuid';
import type { Refusals } from '../../../shared/areas/directory/directory.ts';
import { isBlank } from '../../../shared/areas/forms/filled.ts';
import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import type { FormDraft } from '../parts/form-draft.ts';
import { keptBy } from '../parts/kept.ts';

/** Refusals that somebody is entering, by student; school and grade stand there as the roster has them. */
export const refusalDraftsOf = keptBy({
  name: 'directory-refusal',
  idOf: ({ id }: Refusals['student']) => id,
  begin: ({ school, grade }): FormDraft => ({ values: { ...(school !== null && { school }), grade }, id: v7() }),
  isBlank: ({ values: { school: _school, grade: _grade, ...others } }) => isBlank(others),
});

/** The end of a refusal, as somebody is entering it, by refusal. */
export const rescindDraftsOf = keptBy({
  name: 'directory-rescind',
  idOf: (refusalId: string) => refusalId,
  begin: (refusalId): FormDraft => ({ values: {}, id: refusalId }),
  isBlank: ({ values }) => isBlank(values),
});

/** A request for a list, as somebody is entering it. */
export const askDraftsOf = keptBy({
  name: 'directory-ask',
  idOf: () => 'new',
  begin: (): FormDraft => ({ values: {}, id: v7() }),
  isBlank: ({ values }) => isBlank(values),
});

/** Why a request is denied, by request. */
export const denyDraftsOf = keptBy({
  name: 'directory-deny',
  idOf: (requestId: string) => requestId,
  begin: (requestId): FormDraft => ({ values: {}, id: requestId }),
  isBlank: ({ values }) => isBlank(values),
});

/** What the policy's form begins with. */
export interface PolicyBegin {
  readonly rev: number;
  readonly values: Filled;
}

/** The policy as it is being written, and what it began with. */
export interface PolicyDraft {
  rev: number;
  values: Filled;
  begun: string;
}

/** The policy, as somebody is writing it; `rev` is that of the version which it was begun from. */
export const policyDraftsOf = keptBy({
  name: 'directory-policy',
  idOf: (_: PolicyBegin) => 'policy',
  begin: ({ rev, values }): PolicyDraft => ({ rev, values, begun: JSON.stringify(values) }),
});

/** Whether nothing of the writer's own stands in it. */
export const isUntouched = ({ values, begun }: PolicyDraft): boolean => JSON.stringify(values) === begun;
