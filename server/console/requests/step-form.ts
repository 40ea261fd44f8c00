import { filledFrom } from '../../../shared/areas/forms/filled.ts';
import { type FieldSpec, type Filled, textAt } from '../../../shared/areas/forms/form-spec.ts';
import { requestKind, requestStep } from '../../../shared/areas/requests/kinds.ts';
import { recipientsOf, untoldOf } from '../../../shared/areas/requests/recipients.ts';
import type { RequestOpen, StudentRequest } from '../../../shared/areas/requests/request.ts';
import { countingSteps } from '../../../shared/areas/requests/request-judge.ts';
import { calendarDay } from '../../../shared/ui/dates.ts';
import { DAY } from '../../../shared/ui/forms/step-issues.ts';
import type { StepEntry } from './told.ts';

export type RequestForm = RequestOpen['form'];

/** The fields of a step as they are asked for, its day first. `steps`: those taken, of which one may be named. */
export function stepFields(kindId: string, name: string, steps: readonly StepEntry[]): readonly FieldSpec[] {
  const kind = requestKind(kindId);
  const fields = (kind && requestStep(kind, name)?.fields) ?? [];
  return [DAY, ...fields.map((field) => (field.kind === 'step' ? oneOf(field, kindId, steps) : field))];
}

/** The fields of the step that is taken next: of those who received a record nobody is offered whom we have told already. */
export function askedFields(kindId: string, name: string, steps: readonly StepEntry[]): readonly FieldSpec[] {
  return stepFields(kindId, name, name === 'recipient-told' ? untoldOf(countingSteps(steps)) : steps);
}

/** A step that is named is one among those that count, the newest first. The first stays for good. */
function oneOf(field: StepField, kindId: string, steps: readonly StepEntry[]): FieldSpec {
  const { name, label } = field;
  const of = (field.step === '' ? strikable(steps) : recipientsOf(steps)).map(({ id, kind, day, filled }) => {
    const found = requestKind(kindId);
    const title = (found && requestStep(found, kind)?.title) ?? { en: kind, es: kind };
    const who = textAt(filled, 'recipient');
    const named = (locale: 'en' | 'es') =>
      [title[locale], ...(who === '' ? [] : [who]), calendarDay(day, locale)].join(', ');
    return { id, title: { en: named('en'), es: named('es') } };
  });
  return { kind: 'choice', name, label, of };
}

type StepField = Extract<FieldSpec, { kind: 'step' }>;

/** The steps that may be said to be entered by mistake. */
const strikable = (steps: readonly StepEntry[]): readonly StepEntry[] =>
  steps.filter(({ id, kind }) => kind !== 'received' && countingSteps(steps).some((one) => one.id === id)).toReversed();

/** The form as it is sent. */
export function toForm(kindId: string, name: string, values: Filled, steps: readonly StepEntry[]): RequestForm {
  const { day, ...filled } = filledFrom(stepFields(kindId, name, steps), values);
  return { kind: name, day: String(day ?? ''), filled: filled as RequestForm['filled'] };
}

export type Next = Pick<StudentRequest, 'expected' | 'steppable' | 'steps'>;

/** The steps that can be taken now, those that the request waits for first. */
export function takeable({ expected, steppable, steps }: Next): readonly string[] {
  const open = steppable.filter(({ missing }) => missing.length === 0).map(({ kind }) => kind);
  const offered = open.filter((kind) => kind !== 'struck' || strikable(steps).length > 0);
  return [...expected.filter((kind) => offered.includes(kind)), ...offered.filter((kind) => !expected.includes(kind))];
}

/** The steps that come later: something must be done before. */
export const hindered = ({ steppable }: Pick<Next, 'steppable'>): StudentRequest['steppable'] =>
  steppable.filter(({ missing }) => missing.length > 0 && missing.every((code) => code.startsWith('after')));
