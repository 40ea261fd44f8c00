import type { FieldSpec } from '../../areas/forms/form-spec.ts';
import type { Issue } from '../../wire/problem.ts';
import { errorsAt, type SpecErrors } from './spec-values.ts';
import { hindrance, type Hindrance, type HindranceContext } from './step-words.ts';

/** The day on which a step was taken: the first field of each step's form. No rule has a field of this name. */
export const DAY: FieldSpec = { kind: 'day', name: 'day', label: { en: 'Day', es: 'Día' } };

/** Why a step was refused: what is wrong at its fields, and what must be done first. */
export interface StepRefusal {
  readonly errors: SpecErrors;
  readonly hindrances: readonly Hindrance[];
}

/** The server's issues with a step in words: those of `body.form.kind` are what must be done first, the others stand at fields. */
export function refusalOf(
  fields: readonly FieldSpec[],
  issues: readonly Issue[],
  context: HindranceContext,
): StepRefusal {
  const ofStep = issues.filter(({ path }) => isStep(path));
  const others = issues.filter(({ path }) => !isStep(path));
  return {
    errors: errorsAt([DAY, ...fields], others),
    hindrances: ofStep.map(({ code }) => hindrance(code, context)),
  };
}

const isStep = (path: string) => /(^|[./])kind$/.test(path) && !/[./]filled[./]/.test(path);
