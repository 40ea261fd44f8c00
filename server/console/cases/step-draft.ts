import type { Case, StepForm } from '../../../shared/areas/cases/case.ts';
import type { FieldSpec, Filled } from '../../../shared/areas/forms/form-spec.ts';
import { filledFrom, isBlank } from '../../../shared/areas/forms/filled.ts';
import { askedFields } from '../../../shared/ui/forms/asked-fields.ts';
import { DAY } from '../../../shared/ui/forms/step-issues.ts';
import { byLikelihood } from '../../../shared/ui/forms/step-order.ts';
import { keptBy } from '../parts/kept.ts';

/** A step that somebody is writing: which, and what stands in each step's boxes. */
export interface StepDraft {
  kind: string;
  /** By kind, so that a look at another step loses nothing. */
  values: Record<string, Filled>;
}

/** The steps somebody is writing, by case. */
export const stepDraftsOf = keptBy({
  name: 'case-step',
  idOf: ({ caseId }: Pick<Case, 'caseId'>) => caseId,
  begin: (): StepDraft => ({ kind: '', values: {} }),
  isBlank: ({ values }) => Object.values(values).every(isUnwritten),
});

/** Whether nothing of a step is filled in; its day stands there by itself. */
function isUnwritten({ day: _day, ...values }: Filled): boolean {
  return isBlank(values);
}

/** A step was taken: its own boxes are empty again, and what is begun of other steps stays. */
export function settle(draft: StepDraft, kind: string): void {
  dropStep(draft, kind);
  draft.kind = '';
}

/** What is written for steps that their author cannot take now, in the order in which it was begun. */
export function leftSteps({ values }: StepDraft, one: Pick<Case, 'expected' | 'steppable'>): readonly string[] {
  const open = takeable(one);
  return Object.keys(values).filter((kind) => !open.includes(kind) && !isUnwritten(values[kind] ?? {}));
}

/** What was written for a step, to be read. */
export function writtenFields({ values }: StepDraft, kind: string): { fields: readonly FieldSpec[]; filled: Filled } {
  const written = values[kind] ?? {};
  const fields = fieldsOf(kind, written);
  return { fields, filled: filledFrom(fields, written) };
}

/** Its author has given it up. */
export function dropStep(draft: StepDraft, kind: string): void {
  const { [kind]: _dropped, ...others } = draft.values;
  draft.values = others;
}

/** The fields of a step's form as far as it is filled in, the day first. */
export const fieldsOf = (kind: string, values: Filled): readonly FieldSpec[] => [DAY, ...askedFields(kind, values)];

/** The form as it is sent. */
export function toStep(kind: string, values: Filled): StepForm {
  const { day, ...filled } = filledFrom(fieldsOf(kind, values), values);
  return { kind, day: String(day ?? ''), filled: filled as StepForm['filled'] };
}

/** The steps that the reader may take now: those the case waits for first, then the likeliest. */
export function takeable({ expected, steppable }: Pick<Case, 'expected' | 'steppable'>): readonly string[] {
  const open = steppable.filter(({ missing }) => missing.length === 0).map(({ kind }) => kind);
  const waited = expected.map(({ kind }) => kind).filter((kind) => open.includes(kind));
  return [...waited, ...byLikelihood(open.filter((kind) => !waited.includes(kind)))];
}
