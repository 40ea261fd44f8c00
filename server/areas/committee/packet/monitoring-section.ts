import { textAt } from '../../../../shared/areas/forms/form-spec.ts';
import { m } from '../../../../shared/messages/generated/messages.js';
import { calendarDay } from '../../../../shared/ui/dates.ts';
import type { Block } from '../../../documents/paper.ts';
import type { Locale } from '../../../policy/index.ts';
import type { TakenThen } from '../agenda-of.ts';
import { chosenIn, DASH, sayIn } from './said.ts';

/** Attendance, academics and discipline as they were found each time, with the goals they are held against (R14). */
export function monitoringSection(steps: readonly TakenThen[], locale: Locale): readonly Block[] {
  const say = sayIn(locale);
  const found = steps.filter(({ kind }) => kind === 'monitored');
  const goals = steps.filter(({ kind }) => kind === 'goal').map((goal) => goalIn(goal, locale));
  const head = [say(m.pk_day), say(m.pk_attendance), say(m.pk_academics), say(m.pk_discipline_count), say(m.pk_seen)];
  const rows = found.map((step) => [
    calendarDay(step.day, locale),
    measured(step, 'attendance', ' %', locale),
    measured(step, 'academics', ' %', locale),
    measured(step, 'discipline', '', locale),
    textAt(step.filled, 'words') || DASH,
  ]);
  return [
    { kind: 'section', text: say(m.pk_monitoring) },
    ...(goals.length === 0 ? [] : [{ kind: 'list', items: goals } as const]),
    rows.length === 0
      ? { kind: 'text', text: say(m.pk_not_monitored) }
      : { kind: 'table', head, widths: [3, 3, 3, 3, 5], rows },
  ];
}

function goalIn({ filled }: TakenThen, locale: Locale): string {
  return `${chosenIn('goal', 'area', [textAt(filled, 'area')], locale)}: ${textAt(filled, 'goal')}`;
}

/** The number, and whether that is satisfactory, in words: no colour says it. */
function measured({ filled }: TakenThen, name: string, unit: string, locale: Locale): string {
  const value = filled[name];
  const number = typeof value === 'number' ? `${value.toLocaleString(locale)}${unit}` : DASH;
  return `${number}\n${chosenIn('monitored', `${name}Ok`, [textAt(filled, `${name}Ok`)], locale)}`.trim();
}
