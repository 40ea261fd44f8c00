import { v7 } from 'uuid';
import { isBlank } from '../../../shared/areas/forms/filled.ts';
import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import { keptBy } from '../parts/kept.ts';
import type { Picked } from '../parts/students.ts';
import { type Next, takeable } from './step-form.ts';

/** Whether nothing is written but the day, which stands there by itself. */
const isUnwritten = ({ day: _day, ...values }: Filled): boolean => isBlank(values);

/** A request that somebody is entering. */
export interface RequestDraft {
  /** The same until it is kept: sent again after a fault it is entered once. */
  requestId: string;
  values: Filled;
}

/** Requests that somebody is entering, by student and kind. */
export const requestDraftsOf = keptBy({
  name: 'request',
  idOf: ({ studentId, kind }: { readonly studentId: string; readonly kind: string; readonly today: string }) =>
    `${studentId} ${kind}`,
  begin: ({ today }) => begun(today),
  isBlank: ({ values }) => isUnwritten(values),
});

/** Its author has given up what was typed: another one begins, under another id. */
export function restart(draft: RequestDraft, today: string): void {
  Object.assign(draft, begun(today));
}

const begun = (today: string): RequestDraft => ({ requestId: v7(), values: { day: today } });

/** For whom somebody is about to enter a request, and of which kind. Nothing that was typed: it is kept no longer than the page. */
export const beginningsOf = keptBy({
  name: 'request-beginning',
  idOf: () => '',
  begin: (): { student: Picked | null; kind: string } => ({ student: null, kind: '' }),
  isBlank: () => true,
});

/** Under which a step is sent. */
export interface StepIds {
  readonly stepId: string;
  readonly disclosureId: string;
}

/** A step that somebody is writing: which, and what stands in each step's boxes. */
export interface StepDraft {
  kind: string;
  /** By kind, so that a look at another step loses nothing. */
  values: Record<string, Filled>;
  /** By kind, the ids of the step and of the log's entry that comes of it: the same until the step is taken. */
  ids: Record<string, StepIds>;
}

/** The steps that somebody is writing, by request. */
export const stepDraftsOf = keptBy({
  name: 'request-step',
  idOf: ({ requestId }: { readonly requestId: string }) => requestId,
  begin: (): StepDraft => ({ kind: '', values: {}, ids: {} }),
  isBlank: ({ values }) => Object.values(values).every(isUnwritten),
});

/** The ids under which a step is sent, and sent again. */
export function idsOf(draft: StepDraft, kind: string): StepIds {
  const ids = draft.ids[kind] ?? { stepId: v7(), disclosureId: v7() };
  draft.ids[kind] = ids;
  return ids;
}

/** A step was taken: its own boxes are empty again, and what is begun of other steps stays. */
export function settle(draft: StepDraft, kind: string): void {
  dropStep(draft, kind);
  draft.kind = '';
}

/** Its author has given it up, or it is sent. */
export function dropStep(draft: StepDraft, kind: string): void {
  const { [kind]: _values, ...values } = draft.values;
  const { [kind]: _ids, ...ids } = draft.ids;
  [draft.values, draft.ids] = [values, ids];
}

/** What is written for steps that cannot be taken now, in the order in which it was begun. */
export function leftSteps({ values }: StepDraft, request: Next): readonly string[] {
  const open = takeable(request);
  return Object.keys(values).filter((kind) => !open.includes(kind) && !isUnwritten(values[kind] ?? {}));
}
