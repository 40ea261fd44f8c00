import { type FieldSpec, type Filled, schemaOf } from '../../shared/areas/forms/form-spec.ts';
import type { Issue } from '../../shared/wire/problem.ts';
import { toIssues } from '../http/validated.ts';

/** What the fields of an op's form hold, or which of them are not filled as they should be. `at`: where they stand in the op. */
export function readFilled(
  fields: readonly FieldSpec[],
  filled: Filled,
  at: string,
): { readonly filled: Filled } | { readonly issues: Issue[] } {
  const parsed = schemaOf(fields).safeParse(filled);
  if (parsed.success) return { filled: parsed.data };
  return { issues: toIssues(parsed.error.issues).map(({ path, code }) => ({ path: `${at}.${path}`, code })) };
}
