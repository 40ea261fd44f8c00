import { setImmediate as nextTurn } from 'node:timers/promises';
import { ratedBy, showEnrolled } from '../../../shared/areas/reports/enrolled.ts';
import {
  type Rated,
  type ReportAnswer,
  type ReportRequest,
  type ReportTable,
  SUBJECTS,
  THRESHOLD,
} from '../../../shared/areas/reports/report.ts';
import { folded, type Folds } from '../../../shared/areas/reports/fold.ts';
import { suppress } from '../../../shared/areas/reports/suppress.ts';
import { createTabulator, type Standing } from '../../../shared/areas/reports/tabulate.ts';
import type { Runtime } from '../../../shared/runtime.ts';
import type { Authorized } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';
import { countEnrolled, type EnrolledOfYear } from './count-enrolled.ts';
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
  counting: Counting,
): Promise<ReportAnswer | null> {
  const { runtime, timeZone, signal, asOf } = counting;
  const enrolled = await countEnrolled(q, may, monthSpans(timeZone, asked.period), signal);
  if (enrolled === null) return null;
  const table = await tableOf(q, may, asked, { ...counting, folds: enrolled.folds });
  if (table === null) return null;
  const by = ratedBy(asked);
  const beside = by === null ? {} : await besideOf(q, may, { ...asked, by }, table, { ...counting, enrolled });
  if (beside === null) return null;
  return { ...asked, threshold: THRESHOLD, ...table, ...beside, asOf, generatedAt: runtime.now() };
}

/** Whatever is asked for, all groups are folded: which totals are withheld depends on every dimension. */
async function tableOf(
  q: Reader,
  may: Authorized<'report.read'>,
  asked: ReportRequest,
  { runtime, timeZone, signal, folds }: Counting & { readonly folds: Folds },
): Promise<ReportTable | null> {
  const tabulator = createTabulator(asked, standing(folds));
  const of = { subject: asked.subject, spans: monthSpans(timeZone, asked.period) };
  for await (const records of recordsOf(q, may, of, createPseudonyms(runtime))) {
    tabulator.add(records.map((record) => folded(record, folds)));
    await nextTurn();
    if (signal.aborted) return null;
  }
  return suppress(tabulator.table(await placeNames(q, may)));
}

const standing = ({ program, race, sex }: Folds): Standing => ({
  program: program.enrolled.keys(),
  race: race.enrolled.keys(),
  sex: sex.enrolled.keys(),
});

/** The enrolled beside a table (R31). The other subjects are counted too: what one withholds, none tells. */
async function besideOf(
  q: Reader,
  may: Authorized<'report.read'>,
  asked: ReportRequest & { readonly by: Rated },
  table: ReportTable,
  { enrolled, ...counting }: Counting & { readonly enrolled: EnrolledOfYear },
): Promise<Pick<ReportAnswer, 'enrolled'> | null> {
  const others: ReportTable[] = [];
  for (const subject of SUBJECTS.filter((one) => one !== asked.subject)) {
    const other = await tableOf(q, may, { ...asked, subject }, { ...counting, folds: enrolled.folds });
    if (other === null) return null;
    others.push(other);
  }
  return { enrolled: showEnrolled(table, enrolled.by(asked.by), others) };
}
