import type { RequestRow } from '../../../shared/areas/requests/request.ts';
import type { TodayLine } from '../../../shared/areas/today/today.ts';
import type { Actor } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';
import { dueNow } from '../requests/due-now.ts';
import { openRows } from '../requests/open-rows.ts';
import type { Clockwork } from '../requests/request-now.ts';
import { requestWords } from '../requests/request-words.ts';

/**
 * Every open request that somebody keeps and that waits for something, as a line each. A minor's denial that is in force,
 * or an order that everybody was told of, stays open to be found, and nothing is to be done about it (R110, R139).
 */
export async function linesOfRequests(q: Reader, actor: Actor, clockwork: Clockwork): Promise<readonly TodayLine[]> {
  const rows = await openRows(q, actor, {}, clockwork);
  return rows.filter(({ next, clock }) => next !== null || clock !== null).map((row) => toLine(row, clockwork));
}

function toLine(row: RequestRow, { today, locale }: Clockwork): TodayLine {
  const { requestId, student, building, kind, receivedOn, clock, waits } = row;
  return {
    id: requestId,
    ...requestWords(row, locale),
    student,
    place: building,
    due: dueNow(clock, today),
    waits,
    ends: false,
    since: receivedOn,
    opens: { section: 'requests', requestId, kind },
  };
}
