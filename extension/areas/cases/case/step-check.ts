import { ruleOf } from '../../../../shared/areas/cases/lifecycle/lifecycle.ts';
import type { FieldSpec } from '../../../../shared/areas/forms/form-spec.ts';
import { checkSpec } from '../../../../shared/ui/forms/spec-values.ts';
import { DAY, refusalOf } from '../../../../shared/ui/forms/step-issues.ts';
import type { Hindrance } from '../../../../shared/ui/forms/step-words.ts';
import type { Issue } from '../../../../shared/wire/problem.ts';
import type { CaseForm, Trouble } from '../../../messages.ts';
import type { FormErrors } from '../../forms/form-desk.svelte.ts';

/** The fields of a step's form: its day first. */
export function fieldsOf(kind: string): readonly FieldSpec[] {
  return [DAY, ...(ruleOf(kind)?.fields ?? [])];
}

/** What keeps a step from being sent, at its fields, by the same schema as the server's. */
export function checkStep({ kind, day, filled }: CaseForm): FormErrors<string> {
  return checkSpec(fieldsOf(kind), { ...filled, day });
}

/** The server's issues at the fields of a step; what must be done first is `hindrancesIn`. */
export function stepErrors(kind: string, issues: readonly Issue[]): FormErrors<string> {
  return refusalOf(ruleOf(kind)?.fields ?? [], issues, { kind }).errors;
}

/** What must be done first, from the server's refusal of a step. */
export function hindrancesIn(why: Trouble | null, kind: string, monitoredUntil: string | null): readonly Hindrance[] {
  return why?.cause === 'invalid' ? refusalOf([], why.issues, { kind, monitoredUntil }).hindrances : [];
}
