import type { KeptCalendar } from '../../../shared/areas/calendar/calendar.ts';
import { requestKind } from '../../../shared/areas/requests/kinds.ts';
import { isOthersTime, nextClock } from '../../../shared/areas/requests/request-clocks.ts';
import { expectedSteps, type TakenStep } from '../../../shared/areas/requests/request-judge.ts';
import { isPressing } from '../../../shared/areas/today/today-groups.ts';
import { type Actor, classFilterFor, type StudentFilter } from '../../policy/index.ts';
import { grouped } from '../../roster/grouped.ts';
import type { Looker } from '../../store/store.ts';
import { dueNow } from './due-now.ts';
import { clocksNow } from './request-now.ts';
import { asTaken } from './step-row.ts';
import { HEADS_AT_ONCE, type OpenHead, openHeads, stepsOfHeads } from './waiting.repo.ts';

/**
 * What was found of open requests on a day by a calendar: whether each presses, as of its last step. The number is asked
 * for at every start of a panel and every minute by every console, and a request's steps only grow: those that have
 * none since are not worked out again. Of whom nobody asks is not in it.
 */
interface Found {
  readonly today: string;
  readonly calendarRev: number;
  readonly byRequest: Map<string, { readonly last: number; readonly pressing: boolean }>;
}
let found: Found = { today: '', calendarRev: 0, byRequest: new Map() };

/** How many open requests that somebody keeps are overdue, or due today. A number alone. Of what is committed only. */
export async function countPressing(q: Looker, actor: Actor, calendar: KeptCalendar): Promise<number> {
  const filter = classFilterFor(actor, 'request.keep', 'disclosure');
  if (filter.empty) return 0;
  const heads = (await openHeads(q, filter)).filter(({ of }) => (requestKind(of)?.clocks.length ?? 0) > 0);
  const known = knownOn(actor.asOf.day, calendar);
  const unknown = heads.filter(({ requestId, last }) => known.byRequest.get(requestId)?.last !== last);
  for (let from = 0; from < unknown.length; from += HEADS_AT_ONCE) {
    await find(q, filter, unknown.slice(from, from + HEADS_AT_ONCE), { calendar, known });
  }
  return heads.filter(({ requestId }) => known.byRequest.get(requestId)?.pressing === true).length;
}

/** With another day or another calendar all is found anew. */
function knownOn(today: string, { rev: calendarRev }: KeptCalendar): Found {
  if (found.today !== today || found.calendarRev !== calendarRev) found = { today, calendarRev, byRequest: new Map() };
  return found;
}

interface By {
  readonly calendar: KeptCalendar;
  readonly known: Found;
}

async function find(
  q: Looker,
  filter: StudentFilter<'request.keep', 'disclosure'>,
  some: readonly OpenHead[],
  by: By,
): Promise<void> {
  const steps = grouped(await stepsOfHeads(q, filter, some), ({ requestId }) => requestId);
  for (const head of some) {
    const pressing = isHeadPressing(head, (steps.get(head.requestId) ?? []).map(asTaken), by);
    by.known.byRequest.set(head.requestId, { last: head.last, pressing });
  }
}

function isHeadPressing(
  { of, buildingId }: OpenHead,
  steps: readonly TakenStep[],
  { calendar: { calendar }, known: { today } }: By,
): boolean {
  const kind = requestKind(of);
  if (kind === undefined) return false;
  const clock = nextClock(clocksNow(kind, steps, buildingId, { calendar, today }));
  if (clock === undefined) return false;
  const due = dueNow({ state: clock.state, due: clock.due.due }, today);
  // Whose turn it is matters only where something is due at all.
  if (!isPressing({ due, waits: false, ends: false }, today)) return false;
  return !isOthersTime(kind, clock, { expected: expectedSteps(kind, steps, calendar), today });
}
