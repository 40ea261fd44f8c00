import CalendarClock from '@lucide/svelte/icons/calendar-clock';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CirclePause from '@lucide/svelte/icons/circle-pause';
import CircleSlash from '@lucide/svelte/icons/circle-slash';
import ClockAlert from '@lucide/svelte/icons/clock-alert';
import OctagonAlert from '@lucide/svelte/icons/octagon-alert';
import { CLOCK_RULES } from '../../../shared/clocks/clock-rules.ts';
import { requestKind } from '../../../shared/areas/requests/kinds.ts';
import type { RequestClock } from '../../../shared/areas/requests/kind.ts';
import type { StudentRequest } from '../../../shared/areas/requests/request.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { calendarDay } from '../../../shared/ui/dates.ts';
import { daysBetween } from '../../../shared/clocks/days-between.ts';
import type { Due } from '../../../shared/ui/due.ts';
import { inWords } from '../../../shared/ui/forms/step-words.ts';
import { locale } from '../../../shared/ui/locale.svelte.ts';

type Clock = StudentRequest['clocks'][number];

/** So many days before its day a clock is near. */
const NEAR_DAYS = 2;

/** What a clock measures, in words; its number where a newer program runs it. */
export function clockTitle(rule: string): string {
  const found = CLOCK_RULES.find(({ id }) => id === rule);
  return found === undefined ? rule : inWords(found.title);
}

/** Where a clock stands, as it is shown: its day, and how far away that is, in words and never by color alone. */
export function clockLook(kind: string, clock: Clock, today: string): Due {
  const { state, due } = clock;
  if (state === 'stopped') return { icon: CircleSlash, tone: 'plain', text: m.rq_stopped() };
  if (due === null) return { icon: CirclePause, tone: 'plain', text: m.rq_paused() };
  switch (state) {
    case 'met':
    case 'met-late':
      return metLook(clock, due, ruleOf(kind, clock.rule));
    case 'late':
      return {
        icon: OctagonAlert,
        tone: 'danger',
        text: m.rq_late({ day: dayWord(due), count: daysBetween(due, today) }),
      };
    default:
      return runningLook(due, today, ruleOf(kind, clock.rule));
  }
}

function metLook({ state, metOn }: Clock, due: string, rule: RequestClock | undefined): Due {
  const day = dayWord(due);
  // Time that somebody else had, and did not use: nothing was done, and nothing is missing.
  if (metOn === null || (rule?.wait && metOn === due)) {
    return { icon: CircleCheck, tone: 'plain', text: m.rq_window_over({ day }) };
  }
  const on = dayWord(metOn);
  if (state === 'met') return { icon: CircleCheck, tone: 'ok', text: m.rq_met({ on, day }) };
  return { icon: ClockAlert, tone: 'warn', text: m.rq_met_late({ on, count: daysBetween(due, metOn) }) };
}

function runningLook(due: string, today: string, rule: RequestClock | undefined): Due {
  const count = daysBetween(today, due);
  const day = dayWord(due);
  // What may be done only after a clock is over is not late on the first day after it.
  if (count < 0) return { icon: ClockAlert, tone: 'warn', text: m.rq_owed({ day }) };
  if (rule?.doneAfter) return { icon: CalendarClock, tone: 'plain', text: m.rq_wait({ day, count }) };
  if (rule?.wait) {
    const text = count === 0 ? m.rq_window_today({ day }) : m.rq_window({ day, count });
    return { icon: CalendarClock, tone: 'plain', text };
  }
  const text = count === 0 ? m.rq_due_today({ day }) : m.rq_due({ day, count });
  return count > NEAR_DAYS ? { icon: CalendarClock, tone: 'plain', text } : { icon: ClockAlert, tone: 'warn', text };
}

const dayWord = (day: string): string => calendarDay(day, locale());

const ruleOf = (kind: string, rule: string): RequestClock | undefined =>
  requestKind(kind)?.clocks.find((one) => one.rule === rule);
