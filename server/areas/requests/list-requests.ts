import type * as z from 'zod/mini';
import type { RequestList, requestListRequestSchema, RequestRow } from '../../../shared/areas/requests/request.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { type Actor, classFilterFor, decideGlobal, explainRefusal } from '../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../store/store.ts';
import { readCalendar } from '../calendar/calendar.ts';
import { committedTo } from '../cases/case-row.ts';
import { namesInUse } from '../names/names-in-use.ts';
import { openRows, toRow } from './open-rows.ts';
import { closedRequests, countClosed } from './request-list.repo.ts';
import type { Clockwork } from './request-now.ts';

type Asked = z.infer<typeof requestListRequestSchema>;
type Found = Pick<RequestList, 'rows' | 'total'>;

/**
 * The requests about students on whom the reader may keep them: of the open ones what is due first, of the others the
 * newest. One entry with a commitment to whose they are. Throws `not-allowed` for who keeps none.
 */
export async function listRequests(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  asked: Asked,
): Promise<RequestList> {
  const list = await store.read(context, async (q) => {
    const event = { action: 'request.list', resource: 'request' } as const;
    const decided = decideGlobal(actor, 'request.list');
    if (!decided.allow) return audited({ ...event, decision: 'refused' }, undefined);
    const today = actor.asOf.day;
    const { calendar } = await readCalendar(q);
    const clockwork = { calendar, today, locale };
    const { rows, total } = await (asked.view === 'open' ? open(q, actor, asked, clockwork) : closed(q, actor, asked));
    const inUse = await namesInUse(q, actor);
    const whose = rows.map(({ student }) => ({ studentId: student.id }));
    const { ruleIds, fieldClasses, purpose } = decided.grant.decision;
    const told = inUse.toldWith(fieldClasses, whose);
    const allowed: AuditEvent = { ...event, decision: 'allowed', ruleIds, fieldClasses: told, purpose };
    const detail = JSON.stringify({ view: asked.view, kind: asked.kind, ...committedTo(whose) });
    return audited({ ...allowed, detail }, { rows: inUse.inRows(rows), total, today });
  });
  if (list === undefined) throw problems.notAllowed(explainRefusal('request.list', locale));
  return list;
}

/** All of them are looked at, as the day that each is due is found and not stored. */
async function open(q: Reader, actor: Actor, { kind, limit }: Asked, clockwork: Clockwork): Promise<Found> {
  const rows = await openRows(q, actor, { kind }, clockwork);
  // They come by the day on which they were received, and those that are due on one day stay in that order.
  const byDue = rows.toSorted((a, b) => dueOf(a).localeCompare(dueOf(b)));
  return { rows: byDue.slice(0, limit), total: rows.length };
}

/** What has no clock comes last. */
const dueOf = ({ clock }: RequestRow): string => clock?.due ?? '9999';

async function closed(q: Reader, actor: Actor, { kind, limit }: Asked): Promise<Found> {
  const filter = classFilterFor(actor, 'request.keep', 'disclosure');
  const found = await closedRequests(q, filter, { kind, limit });
  // A page below its limit is its own count.
  const total = found.length < limit ? found.length : await countClosed(q, filter, { kind });
  return { rows: found.map((row) => toRow(row)), total };
}
