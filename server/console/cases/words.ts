import type { StepEntry } from '../../../shared/areas/cases/case.ts';
import { textAt } from '../../../shared/areas/forms/form-spec.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { calendarDay } from '../../../shared/ui/dates.ts';
import { daysBetween } from '../../../shared/clocks/days-between.ts';

/** How old a case is: to its end, or to today. */
export function ageWord({ openedOn }: { readonly openedOn: string }, today: string): string {
  return m.cl_days({ count: daysBetween(openedOn, today) });
}

/** Who struck a step, when and why, by the step that struck it. */
export function struckWords({ author, day, filled }: StepEntry, locale: string): string {
  const by = m.cl_by({ name: author.name, role: author.role });
  return m.case_struck({ by, day: calendarDay(day, locale), why: textAt(filled, 'why') });
}
