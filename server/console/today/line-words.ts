import CalendarClock from '@lucide/svelte/icons/calendar-clock';
import ClockAlert from '@lucide/svelte/icons/clock-alert';
import OctagonAlert from '@lucide/svelte/icons/octagon-alert';
import type { TodayLine } from '../../../shared/areas/today/today.ts';
import { TODAY_GROUPS, type TodayGroup, todayGroup } from '../../../shared/areas/today/today-groups.ts';
import { daysBetween } from '../../../shared/clocks/days-between.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { calendarDay } from '../../../shared/ui/dates.ts';
import type { Due } from '../../../shared/ui/due.ts';
import { locale } from '../../../shared/ui/locale.svelte.ts';

const HEADINGS: Readonly<Record<TodayGroup, () => string>> = {
  late: m.td_group_late,
  today: m.td_group_today,
  soon: m.td_group_soon,
  waiting: m.td_group_waiting,
  ending: m.td_group_ending,
  none: m.td_group_none,
  later: m.rq_group_later,
};

/** Lines that stand together, under their heading. */
export interface LineGroup {
  readonly id: TodayGroup;
  readonly heading: string;
  readonly lines: readonly TodayLine[];
}

/**
 * The lines by where they stand today, in the order in which they came, but what is about a student before what is not:
 * a family waits for it. Groups without any are left out.
 */
export function lineGroups(lines: readonly TodayLine[], today: string): readonly LineGroup[] {
  return TODAY_GROUPS.map((id) => ({
    id,
    heading: HEADINGS[id](),
    lines: lines
      .filter((line) => todayGroup(line, today) === id)
      .toSorted((a, b) => Number(a.student === null) - Number(b.student === null)),
  })).filter((group) => group.lines.length > 0);
}

/** The day of a line as it is shown: in words and by its sign, never by color alone. */
export function lineLook(line: TodayLine, today: string): Due {
  const { due } = line;
  if (due === null) return { icon: CalendarClock, tone: 'plain', text: m.td_no_clock() };
  const day = calendarDay(due, locale());
  const count = daysBetween(today, due);
  switch (todayGroup(line, today)) {
    case 'waiting':
      return { icon: CalendarClock, tone: 'plain', text: m.rq_window({ day, count }) };
    case 'ending':
      return { icon: CalendarClock, tone: 'plain', text: m.td_consent_ends({ day }) };
    case 'late':
      return { icon: OctagonAlert, tone: 'danger', text: m.rq_late({ day, count: -count }) };
    case 'today':
      return { icon: ClockAlert, tone: 'warn', text: m.rq_due_today({ day }) };
    default:
      return { icon: CalendarClock, tone: 'plain', text: m.rq_due({ day, count }) };
  }
}
