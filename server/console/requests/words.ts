import { textAt } from '../../../shared/areas/forms/form-spec.ts';
import { requestKind, requestStep } from '../../../shared/areas/requests/kinds.ts';
import type { StudentRequest } from '../../../shared/areas/requests/request.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { calendarDay } from '../../../shared/ui/dates.ts';
import { inWords } from '../../../shared/ui/forms/step-words.ts';
import { lawWords } from '../../../shared/ui/law-words.ts';
import { locale } from '../../../shared/ui/locale.svelte.ts';
import { spelled } from '../../../shared/ui/words.ts';
import { stepFields } from './step-form.ts';
import type { StepEntry } from './told.ts';

/** The title of a kind of request; its id, spelled out, where a newer program wrote it. */
export function kindTitle(id: string): string {
  const kind = requestKind(id);
  return kind === undefined ? spelled(id) : inWords(kind.title);
}

/** The title of a step of a kind; its name, spelled out, where a newer program wrote it. */
export function stepTitle(kindId: string, name: string): string {
  const kind = requestKind(kindId);
  const step = kind && requestStep(kind, name);
  return step === undefined ? spelled(name) : inWords(step.title);
}

/** Where the kind is written down, by the law's and the policy's own paragraphs. */
export function ruleWords(kindId: string): string {
  return lawWords(requestKind(kindId)?.source ?? '–');
}

/** Who asks, or is asked, as the first step says it and under its name there. */
export function partyOf({ kind, steps }: Pick<StudentRequest, 'kind' | 'steps'>): { name: string; value: string } {
  const [first] = steps;
  const label = stepFields(kind, first?.kind ?? '', steps).find(({ name }) => name === 'party')?.label;
  return { name: label === undefined ? m.rq_col_party() : inWords(label), value: textAt(first?.filled ?? {}, 'party') };
}

/** Who took a step. */
export const byWords = ({ name, role }: StepEntry['author']): string => m.rq_by({ name, role });

/** Who struck a step, when and why, by the step that struck it. */
export function struckWords({ author, day, filled }: StepEntry): string {
  return m.rq_struck({ by: byWords(author), day: calendarDay(day, locale()), why: textAt(filled, 'why') });
}
