import { monthsOf, type Period } from './month.ts';
import { orderOf } from './order.ts';
import { DIMENSIONS, type Dimension, type Group, GROUPS, type Heading, type ReportRequest } from './report.ts';

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

type Asked = Pick<ReportRequest, 'by' | 'across' | 'period'>;

/** The groups that stand in a table also where nothing happened to them. */
export type Standing = Readonly<Partial<Record<Group, Iterable<string>>>>;

/** Counts part by part, so that whoever counts a whole district can give others a turn in between. */
export interface Tabulator {
  /**
   * Adds some students, each with all of their records.
   * @throws RangeError for a record outside the period, and for a student who was added before
   */
  add(records: readonly ReportRecord[]): void;
  /** What has been added so far. `schoolNames` by the key that the records carry. */
  table(schoolNames: ReadonlyMap<string, string>): Tabulation;
}

/**
 * Counts distinct students and events by one dimension or by two, with all totals. Months come whole, also those in
 * which nothing happened, and so do the groups that stand; of the rest only what occurs. The order does not depend on
 * that of the records.
 */
export function createTabulator({ by, across, period }: Asked, standing: Standing = {}): Tabulator {
  const months = new Set(monthsOf(period));
  const added = new Set<string>();
  const total = new Tally();
  const lines = new Map(DIMENSIONS.map((dimension) => [dimension, new Tallies()]));
  const cells = new Map<string, Tallies>();
  for (const group of GROUPS) for (const key of standing[group] ?? []) lines.get(group)?.of(key);

  function note(record: ReportRecord): void {
    if (!months.has(record.month)) throw new RangeError('A record lies outside the period.');
    total.add(record);
    for (const [dimension, tallies] of lines) tallies.of(record[dimension]).add(record);
    if (across === undefined) return;
    const row = cells.get(record[by]) ?? new Tallies();
    cells.set(record[by], row);
    row.of(record[across]).add(record);
  }

  return {
    add(records) {
      // One student after the other: then a tally knows by the last one alone whether it has counted this one.
      for (const [pseudonym, own] of byStudent(records)) {
        if (added.has(pseudonym)) throw new RangeError('A student was added before.');
        added.add(pseudonym);
        for (const record of own) note(record);
      }
    },
    table(schoolNames) {
      const headingsOf = (dimension: Dimension) =>
        headings(dimension, lines.get(dimension)?.keys() ?? [], period, schoolNames);
      const totalsOf = (dimension: Dimension) => countsOf(lines.get(dimension), headingsOf(dimension));
      const rows = headingsOf(by);
      const columns = across === undefined ? [] : headingsOf(across);
      return {
        rows,
        columns,
        cells: rows.map(({ key }) => countsOf(cells.get(key), columns)),
        rowTotals: totalsOf(by),
        columnTotals: across === undefined ? [] : totalsOf(across),
        total: total.count(),
        otherTotals: DIMENSIONS.filter((dimension) => dimension !== by && dimension !== across).map(totalsOf),
      };
    },
  };
}

/** As a tabulator that is given everything at once. */
export function tabulate(
  records: readonly ReportRecord[],
  asked: Asked,
  schoolNames: ReadonlyMap<string, string>,
): Tabulation {
  const tabulator = createTabulator(asked);
  tabulator.add(records);
  return tabulator.table(schoolNames);
}

const NONE: Count = { students: 0, events: 0 };

/** Distinct students and events, of students who come one after the other. */
class Tally {
  #students = 0;
  #events = 0;
  #last: string | null = null;

  add({ pseudonym, events }: ReportRecord): void {
    if (pseudonym !== this.#last) this.#students += 1;
    this.#last = pseudonym;
    this.#events += events;
  }

  count(): Count {
    return { students: this.#students, events: this.#events };
  }
}

/** The tallies of a dimension, or of a row, by key. */
class Tallies {
  readonly #byKey = new Map<string, Tally>();

  of(key: string): Tally {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const tally = new Tally();
    this.#byKey.set(key, tally);
    return tally;
  }

  keys(): string[] {
    return [...this.#byKey.keys()];
  }

  countOf(key: string): Count {
    return this.#byKey.get(key)?.count() ?? NONE;
  }
}

function byStudent(records: readonly ReportRecord[]): Map<string, ReportRecord[]> {
  const all = new Map<string, ReportRecord[]>();
  for (const record of records) {
    const own = all.get(record.pseudonym);
    if (own === undefined) all.set(record.pseudonym, [record]);
    else own.push(record);
  }
  return all;
}

function countsOf(tallies: Tallies | undefined, lines: readonly Heading[]): Count[] {
  return lines.map(({ key }) => tallies?.countOf(key) ?? NONE);
}

function headings(
  dimension: Dimension,
  keys: readonly string[],
  period: Period,
  schoolNames: ReadonlyMap<string, string>,
): Heading[] {
  if (dimension === 'month') return monthsOf(period).map((month) => ({ key: month, label: month }));
  const nameOf = (key: string) => (dimension === 'school' ? schoolNames.get(key) : undefined) ?? key;
  return keys.map((key) => ({ key, label: nameOf(key) })).sort(orderOf(dimension));
}
