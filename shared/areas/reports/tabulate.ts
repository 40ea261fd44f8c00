import { monthsOf, type Period } from './month.ts';
import { orderOf } from './order.ts';
import { DIMENSIONS, type Dimension, type Heading, type ReportRequest } from './report.ts';

/** What happened to one student in one month, of one kind. A student may have many. */
export interface ReportRecord extends Readonly<Record<Dimension, string>> {
  /** Tells students apart within one report and means nothing outside it: never an id (R76). */
  readonly pseudonym: string;
  /** At least 1. */
  readonly events: number;
}

export interface Count {
  /** Distinct. */
  readonly students: number;
  readonly events: number;
}

/** Exact counts. They never leave the server: `suppress` makes of them what may be shown. */
export interface Tabulation {
  readonly rows: readonly Heading[];
  readonly columns: readonly Heading[];
  readonly cells: readonly (readonly Count[])[];
  readonly rowTotals: readonly Count[];
  readonly columnTotals: readonly Count[];
  readonly total: Count;
  /** The totals by each dimension that is not in the table. What is withheld must not depend on which ones are. */
  readonly otherTotals: readonly (readonly Count[])[];
}

/**
 * Counts distinct students and events by one dimension or by two, with all totals. Months come whole, also those in
 * which nothing happened; of the rest only what occurs. The order does not depend on that of the records.
 * @param records of the period and the subject, nothing filtered out
 * @param schoolNames by the key that the records carry
 * @throws RangeError for a record outside the period
 */
export function tabulate(
  records: readonly ReportRecord[],
  { by, across, period }: Pick<ReportRequest, 'by' | 'across' | 'period'>,
  schoolNames: ReadonlyMap<string, string>,
): Tabulation {
  refuseStrangers(records, period);
  const headingsOf = (dimension: Dimension) => headings(records, dimension, period, schoolNames);
  const totalsOf = (dimension: Dimension, lines: readonly Heading[]) =>
    counts(records, lines, (each) => each[dimension]);

  const rows = headingsOf(by);
  const columns = across === undefined ? [] : headingsOf(across);
  return {
    rows,
    columns,
    cells: across === undefined ? rows.map(() => []) : cross(records, { by, across }, rows, columns),
    rowTotals: totalsOf(by, rows),
    columnTotals: across === undefined ? [] : totalsOf(across, columns),
    total: totalOf(records),
    otherTotals: DIMENSIONS.filter((dimension) => dimension !== by && dimension !== across).map((dimension) =>
      totalsOf(dimension, headingsOf(dimension)),
    ),
  };
}

class Tally {
  readonly #students = new Set<string>();
  #events = 0;

  add({ pseudonym, events }: ReportRecord): void {
    this.#students.add(pseudonym);
    this.#events += events;
  }

  count(): Count {
    return { students: this.#students.size, events: this.#events };
  }
}

function totalOf(records: readonly ReportRecord[]): Count {
  const tally = new Tally();
  for (const record of records) tally.add(record);
  return tally.count();
}

function counts(
  records: readonly ReportRecord[],
  lines: readonly Heading[],
  keyOf: (record: ReportRecord) => string,
): Count[] {
  const tallies = talliesOf(lines);
  for (const record of records) tallies.get(keyOf(record))?.add(record);
  return countsOf(tallies);
}

function cross(
  records: readonly ReportRecord[],
  { by, across }: { readonly by: Dimension; readonly across: Dimension },
  rows: readonly Heading[],
  columns: readonly Heading[],
): Count[][] {
  const table = new Map(rows.map(({ key }) => [key, talliesOf(columns)]));
  for (const record of records) table.get(record[by])?.get(record[across])?.add(record);
  return [...table.values()].map(countsOf);
}

function talliesOf(lines: readonly Heading[]): Map<string, Tally> {
  return new Map(lines.map(({ key }) => [key, new Tally()]));
}

function countsOf(tallies: ReadonlyMap<string, Tally>): Count[] {
  return [...tallies.values()].map((tally) => tally.count());
}

function headings(
  records: readonly ReportRecord[],
  dimension: Dimension,
  period: Period,
  schoolNames: ReadonlyMap<string, string>,
): Heading[] {
  if (dimension === 'month') return monthsOf(period).map((month) => ({ key: month, label: month }));
  const nameOf = (key: string) => (dimension === 'school' ? schoolNames.get(key) : undefined) ?? key;
  const keys = new Set(records.map((record) => record[dimension]));
  return [...keys].map((key) => ({ key, label: nameOf(key) })).sort(orderOf(dimension));
}

function refuseStrangers(records: readonly ReportRecord[], period: Period): void {
  const months = new Set(monthsOf(period));
  if (records.some(({ month }) => !months.has(month))) throw new RangeError('A record lies outside the period.');
}
