import type { ReportAnswer, ReportRequest } from '../../../shared/areas/reports/report.ts';
import type { AuditEvent } from '../../../shared/audit/event.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { decideGlobal, explainRefusal, grantUnder } from '../../policy/index.ts';
import { audited, type AuditContext, type Reader, type Store } from '../../store/store.ts';
import { countReport } from './count-report.ts';

/** How a report is asked for, besides its request. */
export interface Asking {
  readonly store: Store;
  readonly context: AuditContext;
  readonly signedIn: SignedIn;
  readonly timeZone: string;
  /** Given when whoever asked has gone. */
  readonly signal: AbortSignal;
}

/** What becomes of the counts, and what the trail keeps of it. */
interface Made<T> {
  readonly value: T;
  readonly detail?: object;
}

/**
 * Counts a report for whoever may read reports (R48 to R50, R55, R57, R68), makes of it what was asked for, and leaves
 * one entry with the request and the size of what was shown: no student is in it.
 * @returns null when whoever asked has gone; the entry says that nothing was shown
 * @throws `not-allowed` for everybody else
 */
export async function auditedReport<T>(
  { store, context, signedIn, timeZone, signal }: Asking,
  asked: ReportRequest,
  action: 'report.read' | 'report.export',
  make: (q: Reader, report: ReportAnswer) => Promise<Made<T>>,
): Promise<T | null> {
  const answer = await store.read(
    context,
    async (q) => {
      const decided = decideGlobal(signedIn.actor, 'report.read');
      const event = { action, resource: 'report' } as const;
      if (!decided.allow) return audited({ ...event, decision: 'refused' }, undefined);
      const { ruleIds, purpose } = decided.grant.decision;
      const known = { ...event, ruleIds, purpose, grantId: grantUnder(decided.grant.decision) };
      const counting = { runtime: store.runtime, timeZone, signal, asOf: context.at };
      const report = await countReport(q, decided.grant, asked, counting);
      if (report === null) return audited(ended(known, asked), null);
      const { value, detail } = await make(q, report);
      return audited(
        { ...known, decision: 'allowed', detail: detailOf(asked, { ...sizeOf(report), ...detail }) },
        value,
      );
    },
    { long: true },
  );
  if (answer === undefined) throw problems.notAllowed(explainRefusal('report.read', signedIn.locale));
  return answer;
}

function ended(known: Omit<AuditEvent, 'decision' | 'detail'>, asked: ReportRequest): AuditEvent {
  return { ...known, decision: 'failed', detail: detailOf(asked, { cancelled: true }) };
}

/** How many counts were shown or withheld, inside and in totals. */
function sizeOf({ cells, rowTotals, columnTotals, suppressed }: ReportAnswer): { cells: number; withheld: number } {
  const inside = cells.reduce((sum, row) => sum + row.length, 0);
  return { cells: inside + rowTotals.length + columnTotals.length + 1, withheld: suppressed };
}

function detailOf({ subject, by, across, period: { from, until } }: ReportRequest, more: object): string {
  return JSON.stringify({ subject, by, across: across ?? null, from, until, ...more });
}
