import type { Case, StepForm } from '../../../shared/areas/cases/case.ts';
import { ruleOf } from '../../../shared/areas/cases/lifecycle/lifecycle.ts';
import type { FieldSpec, Filled } from '../../../shared/areas/forms/form-spec.ts';
import { filledFrom } from '../../../shared/areas/forms/filled.ts';
import { DAY } from '../../../shared/ui/forms/step-issues.ts';
import { keptBy } from '../parts/kept.ts';

/** A step that somebody is writing: which, and what stands in each step's boxes. */
export interface StepDraft {
  kind: string;
  /** By kind, so that a look at another step loses nothing. */
  values: Record<string, Filled>;
}

/** The steps somebody is writing, by case. */
export const stepDraftsOf = keptBy(
  ({ caseId }: Pick<Case, 'caseId'>) => caseId,
  (): StepDraft => ({ kind: '', values: {} }),
);

/** A step was taken: its own boxes are empty again, and what is begun of other steps stays. */
export function settle(draft: StepDraft, kind: string): void {
  const { [kind]: _taken, ...others } = draft.values;
  draft.values = others;
  draft.kind = '';
}

/** The fields of a step's form, the day first. */
export const fieldsOf = (kind: string): readonly FieldSpec[] => [DAY, ...(ruleOf(kind)?.fields ?? [])];

/** The form as it is sent. */
export function toStep(kind: string, values: Filled): StepForm {
  const { day, ...filled } = filledFrom(fieldsOf(kind), values);
  return { kind, day: String(day ?? ''), filled: filled as StepForm['filled'] };
}

/** The steps that the reader may take now: those the case waits for first. */
export function takeable({ expected, steppable }: Pick<Case, 'expected' | 'steppable'>): readonly string[] {
  const open = steppable.filter(({ missing }) => missing.length === 0).map(({ kind }) => kind);
  const waited = expected.map(({ kind }) => kind).filter((kind) => open.includes(kind));
  return [...waited, ...open.filter((kind) => !waited.includes(kind))];
}
