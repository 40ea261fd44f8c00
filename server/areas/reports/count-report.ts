import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReportAnswer, ReportRequest } from '../../../shared/areas/reports/report.ts';
import { THRESHOLD } from '../../../shared/areas/reports/report.ts';
import { suppress } from '../../../shared/areas/reports/suppress.ts';
import { createTabulator } from '../../../shared/areas/reports/tabulate.ts';
import type { Runtime } from '../../../shared/runtime.ts';
import type { Authorized } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';
import { monthSpans } from './month-spans.ts';
import { createPseudonyms } from './pseudonyms.ts';
import { placeNames, recordsOf } from './report.repo.ts';

/** What counting needs besides the store. */
export interface Counting {
  readonly runtime: Runtime;
  readonly timeZone: string;
  /** Given when whoever asked has gone: then nobody needs the answer. */
  readonly signal: AbortSignal;
  /** The moment whose record is counted, epoch ms. */
  readonly asOf: number;
}

/**
 * Counts part by part, giving others their turn in between, and withholds what could tell of a few students (R77).
 * @returns null when whoever asked has gone
 */
export async function countReport(
  q: Reader,
  may: Authorized<'report.read'>,
  asked: ReportRequest,
  { runtime, timeZone, signal, asOf }: Counting,
): Promise<ReportAnswer | null> {
  const tabulator = createTabulator(asked);
  const of = { subject: asked.subject, spans: monthSpans(timeZone, asked.period) };
  for await (const records of recordsOf(q, may, of, createPseudonyms(runtime))) {
    tabulator.add(records);
    await nextTurn();
    if (signal.aborted) return null;
  }
  const table = suppress(tabulator.table(await placeNames(q, may)));
  return { ...asked, threshold: THRESHOLD, ...table, asOf, generatedAt: runtime.now() };
}
