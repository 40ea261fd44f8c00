import { type FieldSpec, type Filled, textAt } from '../../areas/forms/form-spec.ts';
import { STRIKABLE } from '../../areas/names/judge.ts';
import { countingNameSteps } from '../../areas/names/lacks.ts';
import type { StudentNameUpdate } from '../../areas/names/names.ts';
import type { NamePolicy } from '../../areas/names/policy.ts';
import { nameStep } from '../../areas/names/update-steps.ts';
import { calendarDay } from '../dates.ts';
import { DAY } from '../forms/step-issues.ts';

export type NameStepEntry = StudentNameUpdate['steps'][number];

/** The steps that may be said to be entered by mistake, the newest first. */
export const strikable = (steps: readonly NameStepEntry[]): readonly NameStepEntry[] =>
  countingNameSteps(steps)
    .filter(({ kind }) => STRIKABLE.includes(kind))
    .toReversed();

/** The fields of a step as they are asked for, its day first. `steps`: those taken, of which one may be named. */
export function nameStepFields(
  kind: string,
  values: Filled,
  { steps, policy }: { readonly steps: readonly NameStepEntry[]; readonly policy: NamePolicy | null },
): readonly FieldSpec[] {
  const fields = nameStep(kind)?.fields(values, policy) ?? [];
  return [DAY, ...fields.map((field) => (field.kind === 'step' ? oneOf(field, strikable(steps)) : field))];
}

function oneOf({ name, label }: FieldSpec, steps: readonly NameStepEntry[]): FieldSpec {
  const of = steps.map(({ id, kind, day, filled }) => {
    const step = nameStep(kind)?.title ?? { en: kind, es: kind };
    const signer = textAt(filled, 'signer');
    const named = (locale: 'en' | 'es') =>
      [step[locale], ...(signer === '' ? [] : [signer]), calendarDay(day, locale)].join(', ');
    return { id, title: { en: named('en'), es: named('es') } };
  });
  return { kind: 'choice', name, label, of };
}
