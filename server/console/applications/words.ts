import CalendarX from '@lucide/svelte/icons/calendar-x';
import ChartColumn from '@lucide/svelte/icons/chart-column';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleSlash from '@lucide/svelte/icons/circle-slash';
import CircleX from '@lucide/svelte/icons/circle-x';
import Clock from '@lucide/svelte/icons/clock';
import ListChecks from '@lucide/svelte/icons/list-checks';
import type { Application, ApplicationForm } from '../../../shared/areas/access/application.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { fullDayOf, timeOf } from '../../../shared/ui/dates.ts';
import type { IconOf, Tone } from '../../../shared/ui/icon.ts';
import { classWord } from '../../../shared/ui/words.ts';

/** How a state is shown: the shape differs too, so that colour is never alone. */
export interface Look {
  readonly icon: IconOf;
  readonly tone: Tone;
  readonly text: () => string;
}

const FORMS: Readonly<Record<ApplicationForm, Look>> = {
  full: { icon: CircleCheck, tone: 'ok', text: m.apps_form_full },
  limited: { icon: ListChecks, tone: 'ok', text: m.apps_form_limited },
  'de-identified': { icon: ChartColumn, tone: 'ok', text: m.apps_form_reports },
  refused: { icon: CircleX, tone: 'danger', text: m.apps_form_refused },
};
const OPEN: Look = { icon: Clock, tone: 'warn', text: m.apps_state_open };
const WITHDRAWN: Look = { icon: CircleSlash, tone: 'plain', text: m.apps_state_withdrawn };

const OVER: Look = { icon: CalendarX, tone: 'plain', text: m.apps_state_over };
const ENDED: Look = { icon: CalendarX, tone: 'plain', text: m.apps_state_ended };

/** What an application has come to at an instant (epoch ms): a permission that holds no more is not shown as one. */
export function stateOf({ grant, ...decision }: Pick<Application, 'state' | 'form' | 'grant'>, now: number): Look {
  if (grant === null || isRunning(grant, now)) return lookOf(decision);
  return grant.endReason === '' ? OVER : ENDED;
}

/** What was decided, whatever has become of it since. */
export function lookOf({ state, form }: Pick<Application, 'state' | 'form'>): Look {
  if (state === 'withdrawn') return WITHDRAWN;
  return form === null ? OPEN : FORMS[form];
}

type Grant = NonNullable<Application['grant']>;

/** Whether a permission holds at an instant (epoch ms). */
export function isRunning({ untilAt }: Pick<Grant, 'untilAt'>, now: number): boolean {
  return now < untilAt;
}

/** How long a permission holds, or when and why it ended: its last day, or the hour where it was ended early. */
export function grantSpan({ untilAt, endReason }: Grant, now: number, locale: string): string {
  if (endReason !== '') {
    const style = { locale };
    return m.apps_ended_early({ day: fullDayOf(untilAt, style), time: timeOf(untilAt, style), reason: endReason });
  }
  const day = fullDayOf(untilAt - 1, { locale });
  return isRunning({ untilAt }, now) ? m.apps_holds_to({ day }) : m.apps_ended_on({ day });
}

/** What a permission opens, in words; for reports, that they name nobody. */
export function grantOpens(form: ApplicationForm | null, fieldClasses: Grant['fieldClasses']): string {
  if (form === 'de-identified') return m.apps_opens_reports();
  return form === 'full' ? m.apps_opens_all() : fieldClasses.map(classWord).join('; ');
}
