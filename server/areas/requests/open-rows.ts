import { type Filled, textAt } from '../../../shared/areas/forms/form-spec.ts';
import { requestKind } from '../../../shared/areas/requests/kinds.ts';
import { isOthersTime, nextClock } from '../../../shared/areas/requests/request-clocks.ts';
import { expectedSteps, type TakenStep } from '../../../shared/areas/requests/request-judge.ts';
import type { RequestRow } from '../../../shared/areas/requests/request.ts';
import { type Actor, classFilterFor } from '../../policy/index.ts';
import { grouped } from '../../roster/grouped.ts';
import type { Reader } from '../../store/store.ts';
import { type ListedRequest, openRequests, openRequestSteps } from './request-list.repo.ts';
import { type Clockwork, clocksNow, toClock } from './request-now.ts';
import { asTaken } from './step-row.ts';

const NOTHING_AWAITED = { next: null, clock: null, waits: false } as const;

interface Asked {
  readonly kind?: string | undefined;
}

/**
 * All open requests about students on whom the reader may keep them, in the order in which they were received. All of
 * them are looked at, as the day that each is due is found and not stored.
 */
export async function openRows(
  q: Reader,
  actor: Actor,
  asked: Asked,
  clockwork: Clockwork,
): Promise<readonly RequestRow[]> {
  const rowsBy = await readOpen(q, actor, asked);
  return rowsBy(clockwork);
}

/** As `openRows`, read once: the rows by one calendar and by another differ in nothing but their days. */
export async function readOpen(
  q: Reader,
  actor: Actor,
  { kind }: Asked,
): Promise<(clockwork: Clockwork) => readonly RequestRow[]> {
  const filter = classFilterFor(actor, 'request.keep', 'disclosure');
  const found = await openRequests(q, filter, { kind });
  const all = grouped(await openRequestSteps(q, filter, { kind }), ({ requestId }) => requestId);
  const read = found.map((row) => ({ row, steps: (all.get(row.requestId) ?? []).map(asTaken) }));
  return (clockwork) => read.map(({ row, steps }) => openRow(row, steps, clockwork));
}

const openRow = (row: ListedRequest, steps: readonly TakenStep[], clockwork: Clockwork): RequestRow => ({
  ...toRow(row),
  ...standing(row, steps, clockwork),
});

/** What an open request waits for, and by which day; of a kind that is not known here, nothing. */
export function standing(
  { kind: id, buildingId }: Pick<ListedRequest, 'kind' | 'buildingId'>,
  steps: readonly TakenStep[],
  clockwork: Clockwork,
): Pick<RequestRow, 'next' | 'clock' | 'waits'> {
  const kind = requestKind(id);
  if (kind === undefined) return NOTHING_AWAITED;
  const clock = nextClock(clocksNow(kind, steps, buildingId, clockwork));
  const expected = expectedSteps(kind, steps, clockwork.calendar);
  const next = expected[0] ?? null;
  if (clock === undefined) return { ...NOTHING_AWAITED, next };
  const waits = isOthersTime(kind, clock, { expected, today: clockwork.today });
  return { next, clock: toClock(clock, clockwork), waits };
}

/** A request of which no more is said than stands in its row: one that is done, or of a kind that is not known here. */
export function toRow(listed: ListedRequest): RequestRow {
  const { requestId, studentId, name, sisId, building, kind, receivedOn, first } = listed;
  const party = textAt(JSON.parse(first) as Filled, 'party');
  const student = { id: studentId, name, sisId };
  return { requestId, student, building, kind, party, receivedOn, ...NOTHING_AWAITED };
}
