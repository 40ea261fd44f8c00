import type { EndingConsents } from '../../../shared/areas/consents/consent.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { dayAfter } from '../../../shared/clocks/day-after.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { decideGlobal, explainRefusal } from '../../policy/index.ts';
import { audited, type AuditContext, type Store } from '../../store/store.ts';
import { committedTo } from '../cases/case-row.ts';
import { namesInUse } from '../names/names-in-use.ts';
import { consentsEnding } from './ending-consents.ts';

/** So many days ahead the list looks. */
const LIST_DAYS = 60;

/**
 * The consents that end within 60 days, for whoever keeps them. Opened by the right to the log's list, which whoever
 * keeps consents has; whose they are the right to each student's consents says. One entry with a commitment to whose.
 */
export async function listEndingConsents(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
): Promise<EndingConsents> {
  const list = await store.read(context, async (q) => {
    const event = { action: 'consent.list', resource: 'consent' } as const;
    const decided = decideGlobal(actor, 'disclosure.list');
    if (!decided.allow) return audited({ ...event, decision: 'refused' }, undefined);
    const today = actor.asOf.day;
    const rows = await consentsEnding(q, actor, { until: dayAfter(today, LIST_DAYS) });
    const inUse = await namesInUse(q, actor);
    const whose = rows.map(({ student }) => ({ studentId: student.id }));
    const { ruleIds, fieldClasses, purpose } = decided.grant.decision;
    const told = inUse.toldWith(fieldClasses, whose);
    const detail = JSON.stringify(committedTo(whose));
    const allowed: AuditEvent = { ...event, decision: 'allowed', ruleIds, fieldClasses: told, purpose, detail };
    return audited(allowed, { rows: inUse.inRows(rows), today });
  });
  if (list === undefined) throw problems.notAllowed(explainRefusal('disclosure.list', locale));
  return list;
}
