import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Enrolled, ratedBy, showEnrolled } from '../../../shared/areas/reports/enrolled.ts';
import {
  type Rated,
  type ReportAnswer,
  type ReportRequest,
  type ReportTable,
  SUBJECTS,
  THRESHOLD,
} from '../../../shared/areas/reports/report.ts';
import { suppress } from '../../../shared/areas/reports/suppress.ts';
import { createTabulator } from '../../../shared/areas/reports/tabulate.ts';
import type { Runtime } from '../../../shared/runtime.ts';
import type { Authorized } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';
import { type MonthSpan, monthSpans } from './month-spans.ts';
import { createPseudonyms } from './pseudonyms.ts';
import { enrolledIn, placeNames, recordsOf } from './report.repo.ts';

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
  counting: Counting,
): Promise<ReportAnswer | null> {
  const { runtime, asOf } = counting;
  const table = await tableOf(q, may, asked, counting);
  if (table === null) return null;
  const by = ratedBy(asked);
  const beside = by === null ? {} : await besideOf(q, may, { ...asked, by }, table, counting);
  if (beside === null) return null;
  return { ...asked, threshold: THRESHOLD, ...table, ...beside, asOf, generatedAt: runtime.now() };
}

async function tableOf(
  q: Reader,
  may: Authorized<'report.read'>,
  asked: ReportRequest,
  { runtime, timeZone, signal }: Counting,
): Promise<ReportTable | null> {
  const tabulator = createTabulator(asked);
  const of = { subject: asked.subject, spans: monthSpans(timeZone, asked.period) };
  for await (const records of recordsOf(q, may, of, createPseudonyms(runtime))) {
    tabulator.add(records);
    await nextTurn();
    if (signal.aborted) return null;
  }
  return suppress(tabulator.table(await placeNames(q, may)));
}

/** The enrolled beside a table (R31). The other subjects are counted too: what one withholds, none tells. */
async function besideOf(
  q: Reader,
  may: Authorized<'report.read'>,
  asked: ReportRequest & { readonly by: Rated },
  table: ReportTable,
  counting: Counting,
): Promise<Pick<ReportAnswer, 'enrolled'> | null> {
  const others: ReportTable[] = [];
  for (const subject of SUBJECTS.filter((one) => one !== asked.subject)) {
    const other = await tableOf(q, may, { ...asked, subject }, counting);
    if (other === null) return null;
    others.push(other);
  }
  const spans = monthSpans(counting.timeZone, asked.period);
  const enrolled = await countEnrolled(q, may, { by: asked.by, spans }, counting.signal);
  return counting.signal.aborted ? null : { enrolled: showEnrolled(table, enrolled, others) };
}

/** How many students were enrolled, by school or program, given up where whoever asked has gone. */
async function countEnrolled(
  q: Reader,
  may: Authorized<'report.read'>,
  of: { readonly by: Rated; readonly spans: readonly MonthSpan[] },
  signal: AbortSignal,
): Promise<Enrolled> {
  const byKey = new Map<string, number>();
  let total = 0;
  for await (const part of enrolledIn(q, may, of)) {
    for (const { key } of part) byKey.set(key, (byKey.get(key) ?? 0) + 1);
    total += new Set(part.map(({ studentId }) => studentId)).size;
    await nextTurn();
    if (signal.aborted) break;
  }
  return { byKey, total };
}
