import type { AgendaRow } from '../../../shared/areas/committee/committee.ts';
import { counting, latest, type Taken } from '../../../shared/areas/cases/lifecycle/case-state.ts';
import { choicesAt, type Filled, textAt } from '../../../shared/areas/forms/form-spec.ts';
import { dayAfter } from '../../../shared/clocks/day-after.ts';
import { dayIn, startOfDay } from '../../../shared/runtime.ts';
import type { Reader } from '../../store/store.ts';
import { toCaseRow } from '../cases/case-row.ts';
import { type AgendaCase, agendaCases, type AgendaStep, agendaSteps, type CaseSight } from './agenda.repo.ts';

/** How far back "since last week" goes. */
const WEEK = 7;

/** A step with when it was written down. */
export interface TakenThen extends Taken {
  readonly recordedAt: number;
}

/** A case on the agenda, with all that is known of it here. */
export interface OnAgenda {
  readonly found: AgendaCase;
  /** Those that count, in their order. */
  readonly steps: readonly TakenThen[];
  /** Of these, what was recorded in the seven days before. */
  readonly changed: readonly TakenThen[];
  readonly row: AgendaRow;
}

/** The cases before the committee on a day, as far as the filter lets through, with what is new in them at `at`. */
export async function agendaOf(
  q: Reader,
  filter: CaseSight,
  day: string,
  { at, timeZone }: { readonly at: number; readonly timeZone: string },
): Promise<readonly OnAgenda[]> {
  const found = await agendaCases(q, filter, day);
  const byCase = groupedSteps(await agendaSteps(q, filter, day));
  const since = startOfDay(timeZone, dayAfter(earlier(day, dayIn(timeZone, at)), -WEEK));
  return found.map((one) => onAgenda(one, byCase.get(one.caseId) ?? [], since, timeZone));
}

/** A week before the meeting; of a meeting that lies ahead, before now: what will be new by then nobody knows. */
const earlier = (day: string, today: string): string => (day < today ? day : today);

function groupedSteps(steps: readonly AgendaStep[]): Map<string, TakenThen[]> {
  const byCase = new Map<string, TakenThen[]>();
  for (const { caseId, filled, ...step } of steps) {
    const taken = { ...step, filled: JSON.parse(filled) as Filled };
    byCase.set(caseId, [...(byCase.get(caseId) ?? []), taken]);
  }
  return byCase;
}

function onAgenda(found: AgendaCase, all: readonly TakenThen[], since: number, timeZone: string): OnAgenda {
  const counted = new Set(counting(all).map(({ id }) => id));
  const steps = all.filter(({ id }) => counted.has(id));
  const changed = steps.filter(({ recordedAt }) => recordedAt >= since);
  const put = latest(steps, 'scheduled')?.filled ?? {};
  const row: AgendaRow = {
    case: toCaseRow(found, timeZone),
    presenters: [...choicesAt(put, 'presenters')],
    bring: [...choicesAt(put, 'bring')],
    more: textAt(put, 'more'),
    changed: changed.map(({ kind }) => kind),
  };
  return { found, steps, changed, row };
}
