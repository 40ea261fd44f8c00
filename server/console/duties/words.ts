import CalendarClock from '@lucide/svelte/icons/calendar-clock';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import ClockAlert from '@lucide/svelte/icons/clock-alert';
import OctagonAlert from '@lucide/svelte/icons/octagon-alert';
import { dutyOf } from '../../../shared/areas/duties/duties.ts';
import type { DutyRow } from '../../../shared/areas/duties/duty-wire.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { calendarDay } from '../../../shared/ui/dates.ts';
import type { Due } from '../../../shared/ui/due.ts';
import type { SpecErrors } from '../../../shared/ui/forms/spec-values.ts';
import { inWords } from '../../../shared/ui/forms/step-words.ts';
import { locale } from '../../../shared/ui/locale.svelte.ts';
import { spelled } from '../../../shared/ui/words.ts';
import type { Issue } from '../../../shared/wire/problem.ts';

/** The title of a duty; its id, spelled out, where a newer program has it. */
export function dutyTitle(id: string): string {
  const duty = dutyOf(id);
  return duty === undefined ? spelled(id) : inWords(duty.title);
}

/** Where a duty stands, in words and by its sign. */
export function dutyLook({ due: on, state, done }: DutyRow, today: string): Due {
  const due = calendarDay(on, locale());
  // The first time it was done is what met its day.
  const first = done.map(({ day }) => day).toSorted()[0] ?? on;
  const day = calendarDay(first, locale());
  switch (state) {
    case 'done':
      return { icon: CircleCheck, tone: 'ok', text: m.dt_done({ day }) };
    case 'done-late':
      return { icon: ClockAlert, tone: 'plain', text: m.dt_done_late({ day, due }) };
    case 'late':
      return { icon: OctagonAlert, tone: 'danger', text: m.dt_late({ day: due }) };
    case 'open':
      if (on === today) return { icon: ClockAlert, tone: 'warn', text: m.dt_due_today({ day: due }) };
      return { icon: CalendarClock, tone: 'plain', text: m.dt_due({ day: due }) };
  }
}

const ISSUES: Readonly<Record<string, readonly [field: string, words: () => string]>> = {
  'day before-year': ['day', m.dt_issue_early],
  'year far-year': ['form', m.dt_issue_year],
};

/** What only a duty's form has words for, by the name of the field; `form` for what stands at none. */
export function dutyErrors(issues: readonly Issue[]): SpecErrors {
  const found = issues.flatMap(({ path, code }) => {
    const known = ISSUES[`${path.split('.').at(-1) ?? ''} ${code}`];
    return known === undefined ? [] : [[known[0], known[1]()] as const];
  });
  return Object.fromEntries(found);
}

/** What tells the row of a duty from the others: its id in the page and in the address. */
export const rowId = ({ duty, buildingId }: Pick<DutyRow, 'duty' | 'buildingId'>): string =>
  `${duty}-${buildingId ?? 'district'}`;
