import { monthsOf, type Period } from '../../../shared/areas/reports/month.ts';
import { startOfDay } from '../../../shared/runtime.ts';

/** A month of the district's calendar, with its instants. */
export interface MonthSpan {
  readonly month: string;
  /** Epoch ms. */
  readonly from: number;
  /** Epoch ms, exclusive: the first instant of the month after it. */
  readonly until: number;
}

/** The months of a period as the district's clocks have them: a call late on the last evening is of that month. */
export function monthSpans(timeZone: string, period: Period): readonly MonthSpan[] {
  const months = monthsOf(period);
  const starts = [...months, period.until].map((month) => startOfDay(timeZone, `${month}-01`));
  return months.map((month, at) => ({ month, from: starts[at] ?? 0, until: starts[at + 1] ?? 0 }));
}
