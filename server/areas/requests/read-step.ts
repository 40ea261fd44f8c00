import { type FieldSpec, type Filled, schemaOf } from '../../../shared/areas/forms/form-spec.ts';
import type { NewStep, StepFault } from '../../../shared/areas/requests/request-judge.ts';
import type { Issue } from '../../../shared/wire/problem.ts';
import { toIssues } from '../../http/validated.ts';

/** What a step's fields hold, or which of them are not filled as they should be. */
export function readStep(
  fields: readonly FieldSpec[],
  { filled }: NewStep,
): { readonly filled: Filled } | { readonly issues: Issue[] } {
  const parsed = schemaOf(fields).safeParse(filled);
  if (parsed.success) return { filled: parsed.data };
  const open = toIssues(parsed.error.issues);
  return { issues: asIssues(open.map(({ path, code }) => ({ path: `filled.${path}`, code }))) };
}

/** Faults of a step's form as issues of the op that brings it. */
export const asIssues = (faults: readonly StepFault[]): Issue[] =>
  faults.map(({ path, code }) => ({ path: `body.form.${path}`, code }));
