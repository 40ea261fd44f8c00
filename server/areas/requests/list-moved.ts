import type { Moved } from '../../../shared/areas/requests/request.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { type Actor, decideGlobal, explainRefusal } from '../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../store/store.ts';
import { FIRST_CALENDAR, readCalendar, readCalendarAt } from '../calendar/calendar.ts';
import { committedTo } from '../cases/case-row.ts';
import { namesInUse } from '../names/names-in-use.ts';
import { readOpen } from './open-rows.ts';

/**
 * The open requests of the reader that are due on another day than by the calendar of an earlier revision, with both
 * days (section W). None where there never was such a calendar. Throws `not-allowed` for who keeps no requests.
 */
export async function listMoved(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  rev: number,
): Promise<Moved> {
  const moved = await store.read(context, async (q) => {
    const event = { action: 'request.list', resource: 'request' } as const;
    const decided = decideGlobal(actor, 'request.list');
    if (!decided.allow) return audited({ ...event, decision: 'refused' }, undefined);
    const inUse = await namesInUse(q, actor);
    const rows = inUse.inRows(await movedSince(q, actor, rev));
    const whose = rows.map(({ student }) => ({ studentId: student.id }));
    const { ruleIds, fieldClasses, purpose } = decided.grant.decision;
    const detail = JSON.stringify({ view: 'moved', ...committedTo(whose) });
    const told = inUse.toldWith(fieldClasses, whose);
    const allowed: AuditEvent = { ...event, decision: 'allowed', ruleIds, fieldClasses: told, purpose };
    return audited({ ...allowed, detail }, { rows });
  });
  if (moved === undefined) throw problems.notAllowed(explainRefusal('request.list', locale));
  return moved;
}

async function movedSince(q: Reader, actor: Actor, rev: number): Promise<Moved['rows']> {
  const earlier = rev === 0 ? FIRST_CALENDAR : await readCalendarAt(q, rev);
  if (earlier === undefined) return [];
  const today = actor.asOf.day;
  // The days alone are compared: in whose language their arithmetic is told does not matter.
  const rowsBy = await readOpen(q, actor, {});
  const by = ({ calendar }: typeof earlier) => rowsBy({ calendar, today, locale: 'en' });
  const before = new Map(by(earlier).map(({ requestId, clock }) => [requestId, clock]));
  return by(await readCalendar(q)).flatMap(({ requestId, student, kind, clock }) => {
    const old = before.get(requestId) ?? null;
    if (clock === null || clock.due === null || old === null || old.due === null || clock.due === old.due) return [];
    return [{ requestId, student, kind, rule: clock.rule, before: old.due, after: clock.due }];
  });
}
