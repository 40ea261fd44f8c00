import { type Pace, paced } from './pace.ts';
import type { TableRead } from './read-table.ts';

/** How many rows of a table an import adds, changes, ends, and finds as they were. */
export interface Counts {
  readonly added: number;
  readonly changed: number;
  readonly ended: number;
  readonly unchanged: number;
}

/** What becomes of a table: the rows to write, and all rows as they will be, by sourcedId. */
export interface Change<Row> {
  readonly put: readonly Row[];
  readonly counts: Counts;
  readonly after: ReadonlyMap<string, Row>;
}

export interface Keyed {
  readonly id: string;
  readonly sourcedId: string;
}

interface Rules<Row, R> {
  /** The row a record asks for; null when it was reported and left out. */
  make(record: R, sourcedId: string, old: Row | undefined): Row | null;
  /** The row once it has ended; null when it had ended before. */
  end(row: Row): Row | null;
  /** What becomes of a row that the set does not speak of: itself, unless something it hangs on changed. */
  touch?(row: Row): Row;
}

/**
 * Compares what is known with what a set says. In a complete (bulk) set what is missing ends; in a delta what is listed
 * as removed ends; everything else stays. Nothing is ever deleted (R53).
 */
export async function merge<Row extends Keyed, R>(
  known: ReadonlyMap<string, Row>,
  read: TableRead<R>,
  rules: Rules<Row, R>,
  pace: Pace,
): Promise<Change<Row>> {
  const after = new Map(known);
  const put: Row[] = [];
  const counts = { added: 0, changed: 0, ended: 0, unchanged: 0 };
  const keep = (row: Row, kind: keyof Counts) => {
    counts[kind] += 1;
    after.set(row.sourcedId, row);
    if (kind !== 'unchanged') put.push(row);
  };
  const kept = new Set<string>();
  await paced(read.rows, read.rows.size, pace, read.file, ([sourcedId, record]) => {
    const old = known.get(sourcedId);
    const row = rules.make(record, sourcedId, old);
    if (row === null) return;
    kept.add(sourcedId);
    if (old === undefined) keep(row, 'added');
    else keep(row, isSame(old, row) ? 'unchanged' : 'changed');
  });
  await paced(known.values(), known.size, pace, read.file, (old) => {
    if (kept.has(old.sourcedId)) return;
    const over = read.mode === 'bulk' || read.removed.has(old.sourcedId) ? rules.end(old) : null;
    if (over !== null) return keep(over, 'ended');
    const touched = rules.touch?.(old) ?? old;
    if (!isSame(old, touched)) keep(touched, 'changed');
  });
  return { put, counts, after };
}

function isSame<Row extends object>(one: Row, other: Row): boolean {
  const names = Object.keys(one) as (keyof Row)[];
  return names.every((name) => one[name] === other[name]);
}
