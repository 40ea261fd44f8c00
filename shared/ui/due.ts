import CalendarClock from '@lucide/svelte/icons/calendar-clock';
import ClockAlert from '@lucide/svelte/icons/clock-alert';
import OctagonAlert from '@lucide/svelte/icons/octagon-alert';
import { daysBetween } from '../clocks/days-between.ts';
import { m } from '../messages/generated/messages.js';
import { calendarDay } from './dates.ts';
import type { IconOf, Tone } from './icon.ts';
import { locale } from './locale.svelte.ts';

/** So many days before its day something is near. */
const NEAR_DAYS = 2;

/** By when something is expected, as it is shown: in words, never by colour alone. */
export interface Due {
  readonly icon: IconOf;
  readonly tone: Tone;
  readonly text: string;
}

/** `due Dec 3, 2026`, or by how many days it is overdue. Both days are the district's (`YYYY-MM-DD`). */
export function dueLook(due: string, today: string): Due {
  const days = daysBetween(today, due);
  const day = calendarDay(due, locale());
  if (days < 0) return { icon: OctagonAlert, tone: 'danger', text: m.case_overdue({ day, count: -days }) };
  const text = days === 0 ? m.case_due_today() : m.case_due({ day });
  return days <= NEAR_DAYS ? { icon: ClockAlert, tone: 'warn', text } : { icon: CalendarClock, tone: 'plain', text };
}
