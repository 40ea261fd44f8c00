import { LEFT_OUT, type LeftOut } from '../../../shared/areas/disclosures/copy/left-out.ts';
import { answerText } from '../../../shared/areas/forms/answer-text.ts';
import type { Filled } from '../../../shared/areas/forms/form-spec.ts';
import { inspectionFields } from '../../../shared/areas/inspections/inspection-form.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { lawWords } from '../../../shared/ui/law-words.ts';
import type { SpecErrors } from '../../../shared/ui/forms/spec-values.ts';
import { inWords } from '../../../shared/ui/forms/step-words.ts';
import { locale } from '../../../shared/ui/locale.svelte.ts';
import type { Issue } from '../../../shared/wire/problem.ts';

/** What an entry of the Record of Inspection says of one field, in words; empty where it says nothing. */
export function inspectionSaid(filled: Filled, name: string): string {
  const field = inspectionFields(filled).find((one) => one.name === name);
  return field === undefined ? '' : answerText(field, filled, locale());
}

const OWN: Readonly<Record<string, () => string>> = {
  'as adult': m.rq_issue_adult,
  'as not-adult': m.rq_issue_not_adult,
};

/** What only this form says, in words at its field. */
export function inspectionErrors(issues: readonly Issue[]): SpecErrors {
  const found = issues.flatMap(({ path, code }) => {
    const field = path.split(/[./]/).at(-1) ?? '';
    const text = OWN[`${field} ${code}`];
    return text === undefined ? [] : [[field, text()] as const];
  });
  return Object.fromEntries(found);
}

/** What a copy leaves out, and the law behind it, with how much of it where that is counted. */
export function leftWords({ why, count }: { readonly why: LeftOut['id']; readonly count: number | null }): string {
  const found = LEFT_OUT.find(({ id }) => id === why);
  if (found === undefined) return why;
  const text = `${inWords(found.title)} (${lawWords(found.source)})`;
  return count === null ? text : m.fc_left_count({ text, count });
}
