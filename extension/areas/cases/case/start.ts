import type { Case, Cases } from '../../../../shared/areas/cases/case.ts';
import type { Filled } from '../../../../shared/areas/forms/form-spec.ts';
import type { StepStart } from '../case-desk.svelte.ts';

/** A step of a case as its form begins: today, and what is known before anything is typed. */
export function startOf({ caseId }: Case, { today }: Cases, kind: string, filled: Filled): StepStart {
  return { caseId, kind, day: today, filled };
}
