import type { StepFault } from '../../../shared/areas/requests/request-judge.ts';
import type { Issue } from '../../../shared/wire/problem.ts';

/** Where the fields of a step stand in the op that brings it. */
export const STEP_FIELDS = 'body.form.filled';

/** Faults of a step's form as issues of the op that brings it. */
export const asIssues = (faults: readonly StepFault[]): Issue[] =>
  faults.map(({ path, code }) => ({ path: `body.form.${path}`, code }));
