import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleSlash from '@lucide/svelte/icons/circle-slash';
import CircleX from '@lucide/svelte/icons/circle-x';
import Clock from '@lucide/svelte/icons/clock';
import type { Application, ApplicationForm } from '../../../shared/areas/access/application.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { fullDayOf } from '../../../shared/ui/dates.ts';
import type { IconOf, Tone } from '../../../shared/ui/icon.ts';
import { classWord } from '../../../shared/ui/words.ts';

export interface StateWords {
  readonly icon: IconOf;
  readonly tone: Tone;
  readonly text: string;
}

const GRANTED: Record<Exclude<ApplicationForm, 'refused'>, () => string> = {
  full: m.application_full,
  limited: m.application_limited,
  'de-identified': m.application_deidentified,
};

/** Where an application stands at `now` (epoch ms): icon, word and colour. */
export function stateOf({ state, form, grant }: Application, now: number): StateWords {
  if (state === 'open') return { icon: Clock, tone: 'accent', text: m.application_open() };
  if (state === 'withdrawn') return { icon: CircleSlash, tone: 'plain', text: m.application_withdrawn() };
  if (form === null || form === 'refused') return { icon: CircleX, tone: 'danger', text: m.application_refused() };
  if (grant !== null && grant.untilAt <= now) return { icon: CircleSlash, tone: 'plain', text: m.application_over() };
  return { icon: CircleCheck, tone: 'ok', text: GRANTED[form]() };
}

/** What was granted, to which day, and why it ended early: a line each; none where nothing was. */
export function grantLines({ form, grant }: Application, now: number, locale: string): string[] {
  if (grant === null) return [];
  // The end is the first instant without it; people name the last day with it.
  const day = fullDayOf(grant.untilAt - 1, { locale });
  const lines = [untilLine(form, grant.untilAt <= now, day)];
  if (form === 'limited') lines.push(m.application_opens({ classes: grant.fieldClasses.map(classWord).join('; ') }));
  if (grant.endReason !== '') lines.push(m.application_ended({ reason: grant.endReason }));
  return lines;
}

function untilLine(form: ApplicationForm | null, over: boolean, day: string): string {
  if (form === 'de-identified') return m.application_reports_until({ day });
  return over ? m.application_until_over({ day }) : m.application_until({ day });
}
