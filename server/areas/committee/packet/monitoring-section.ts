import { textAt } from '../../../../shared/areas/forms/form-spec.ts';
import { m } from '../../../../shared/messages/generated/messages.js';
import { calendarDay } from '../../../../shared/ui/dates.ts';
import type { Block } from '../../../documents/paper.ts';
import type { Locale } from '../../../policy/index.ts';
import type { TakenThen } from '../agenda-of.ts';
import { chosenIn, DASH, sayIn } from './said.ts';

const MEASURED = [
  { name: 'attendance', title: m.pk_attendance, unit: ' %' },
  { name: 'academics', title: m.pk_academics, unit: ' %' },
  { name: 'discipline', title: m.pk_discipline_count, unit: '' },
] as const;

/** Attendance, academics and discipline as they were found each time, with the goals they are held against (R14). */
export function monitoringSection(steps: readonly TakenThen[], locale: Locale): readonly Block[] {
  const say = sayIn(locale);
  const found = steps.filter(({ kind }) => kind === 'monitored');
  const goals = steps.filter(({ kind }) => kind === 'goal').map((goal) => goalIn(goal, locale));
  // What is closed to the reader (R26) is in none of the steps: it has no column.
  const of = MEASURED.filter(({ name }) => found.some(({ filled }) => filled[name] !== undefined));
  const head = [say(m.pk_day), ...of.map(({ title }) => say(title)), say(m.pk_seen)];
  const rows = found.map((step) => [
    calendarDay(step.day, locale),
    ...of.map(({ name, unit }) => measured(step, name, unit, locale)),
    textAt(step.filled, 'words') || DASH,
  ]);
  return [
    { kind: 'section', text: say(m.pk_monitoring) },
    ...(goals.length === 0 ? [] : [{ kind: 'list', items: goals } as const]),
    rows.length === 0
      ? { kind: 'text', text: say(m.pk_not_monitored) }
      : { kind: 'table', head, widths: [3, ...of.map(() => 3), 5], rows },
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
