import { type CaseList, type CaseQuestion, QUIET_DAYS } from '../../../shared/areas/cases/case.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { dayAfter } from '../../../shared/clocks/day-after.ts';
import { startOfDay } from '../../../shared/runtime.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { classFilterFor, decideGlobal, explainRefusal } from '../../policy/index.ts';
import { audited, type AuditContext, type Store } from '../../store/store.ts';
import { namesInUse } from '../names/names-in-use.ts';
import { type CaseView, countCases, listedCases } from './case-list.repo.ts';
import { committedTo, toCaseRow } from './case-row.ts';

/** Which cases are asked for, and by whose clock their days are. */
export interface AskedCases {
  readonly view: CaseView;
  readonly limit: number;
  readonly questions?: readonly CaseQuestion[] | undefined;
  readonly timeZone: string;
}

/**
 * The caseload, or all cases one may see (R10, R13): what is due first. One entry with a commitment to whose cases were
 * shown. Throws `not-allowed` for who works on no cases.
 */
export async function listCases(
  store: Store,
  context: AuditContext,
  { actor, locale }: SignedIn,
  { view, limit, questions = [], timeZone }: AskedCases,
): Promise<CaseList> {
  const list = await store.read(context, async (q) => {
    const event = { action: 'case.list', resource: 'case' } as const;
    const decided = decideGlobal(actor, 'case.list');
    if (!decided.allow) return audited({ ...event, decision: 'refused' }, undefined);
    const filter = classFilterFor(actor, 'case.view', 'casework');
    const today = actor.asOf.day;
    const quietDay = dayAfter(today, -QUIET_DAYS);
    const quietFrom = startOfDay(timeZone, quietDay);
    const of = { view, questions, reader: actor.staffId, today, quietDay, quietFrom };
    const found = await listedCases(q, filter, { ...of, limit });
    // A page below its limit is its own count.
    const total = found.length < limit ? found.length : await countCases(q, filter, of);
    const inUse = await namesInUse(q, actor);
    const rows = found.map((row) => ({ ...toCaseRow(row, timeZone), ...inUse.of(row.studentId) }));
    const value: CaseList = { rows, total, today };
    const { ruleIds, fieldClasses, purpose } = decided.grant.decision;
    const allowed: AuditEvent = {
      ...event,
      decision: 'allowed',
      ruleIds,
      fieldClasses: inUse.toldWith(fieldClasses, rows),
      purpose,
    };
    return audited({ ...allowed, detail: JSON.stringify({ view, questions, ...committedTo(found) }) }, value);
  });
  if (list === undefined) throw problems.notAllowed(explainRefusal('case.list', locale));
  return list;
}
