import { ruleOf } from '../../shared/areas/cases/lifecycle/lifecycle.ts';
import { filledFrom } from '../../shared/areas/forms/filled.ts';
import type { CaseForm } from '../messages.ts';

/**
 * A step as it is sent: numbers as numbers, and nothing where nothing was filled in. Kept like this as well, so that
 * the same step that is saved again is known to be the same.
 */
export function tidied(form: CaseForm): CaseForm {
  return { ...form, filled: filledFrom(ruleOf(form.kind)?.fields ?? [], form.filled) };
}
