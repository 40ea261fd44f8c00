import { v7 } from 'uuid';
import { isBlank } from '../../../shared/areas/forms/filled.ts';
import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import type { StudentNames } from '../../../shared/areas/names/names.ts';
import { rosterFilled } from '../../../shared/ui/names/name-draft.ts';
import type { FormDraft } from '../parts/form-draft.ts';
import { keptBy } from '../parts/kept.ts';

/** Updates that somebody is entering, by student; the names of now stand there as the roster has them. */
export const updateDraftsOf = keptBy({
  name: 'name-update',
  idOf: ({ student }: Pick<StudentNames, 'student' | 'today'>) => student.id,
  begin: ({ student, today }): FormDraft => ({ values: { day: today, ...rosterFilled(student) }, id: v7() }),
});

/** Steps of an update that somebody is writing: which, and what stands in each one's boxes. */
export interface StepDraft {
  kind: string;
  /** By kind, so that a look at another step loses nothing. */
  values: Record<string, Filled>;
  /** By kind, the id of the step: the same until it is taken. */
  ids: Record<string, string>;
}

/** Whether nothing is written but the day, which stands there by itself. */
const isUnwritten = ({ day: _day, ...values }: Filled): boolean => isBlank(values);

/** The steps that somebody is writing, by update. */
export const stepDraftsOf = keptBy({
  name: 'name-step',
  idOf: ({ updateId }: { readonly updateId: string }) => updateId,
  begin: (): StepDraft => ({ kind: '', values: {}, ids: {} }),
  isBlank: ({ values }) => Object.values(values).every(isUnwritten),
});

/** The id under which a step is sent, and sent again. */
export function stepIdOf(draft: StepDraft, kind: string): string {
  const id = draft.ids[kind] ?? v7();
  draft.ids[kind] = id;
  return id;
}

/** It was taken, or its author has given it up; what is begun of other steps stays. */
export function dropStep(draft: StepDraft, kind: string): void {
  const { [kind]: _values, ...values } = draft.values;
  const { [kind]: _id, ...ids } = draft.ids;
  [draft.values, draft.ids] = [values, ids];
}

/** What is written for steps that are not offered, in the order in which it was begun. */
export const leftSteps = ({ values }: StepDraft, offered: readonly string[]): readonly string[] =>
  Object.keys(values).filter((kind) => !offered.includes(kind) && !isUnwritten(values[kind] ?? {}));

/** What the policy's form begins with. */
export interface PolicyBegin {
  readonly rev: number;
  readonly values: Filled;
}

/** The next version of the policy as it is being written, and what it began with. */
export interface PolicyDraft extends FormDraft {
  rev: number;
  begun: string;
}

/** The policy, as somebody is writing it; `rev` is that of the version which it was begun from. */
export const policyDraftsOf = keptBy({
  name: 'names-policy',
  idOf: (_: PolicyBegin) => 'policy',
  // There is one of it, and an edit has no id of its own.
  begin: ({ rev, values }): PolicyDraft => ({ rev, values, id: 'policy', begun: JSON.stringify(values) }),
});

/** Whether nothing of the writer's own stands in it. */
export const isUntouched = ({ values, begun }: PolicyDraft): boolean => JSON.stringify(values) === begun;
