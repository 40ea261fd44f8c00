import type { ReportCell, ReportTable } from '../report.ts';
import type { Count } from '../tabulate.ts';

/** The exact counts of a table, totals included. */
export interface Truth {
  readonly cells: readonly (readonly Count[])[];
  readonly rowTotals: readonly Count[];
  readonly columnTotals: readonly Count[];
  readonly total: Count;
}

interface Known {
  readonly hidden: boolean;
  readonly events: number;
}

/** A withheld count inside the table, and all that changes with it. */
interface Inside {
  readonly events: number;
  readonly changes: readonly string[];
}

/**
 * The withheld counts that can have no other value, to a reader who also knows that counts are never negative: by trying
 * each combination of one more, one less and the same inside the table. Two tables that agree in what is shown differ by
 * such steps, so this misses nothing; it is slow, for a dozen withheld cells at most.
 * @param least below which the reader knows no withheld count to fall; one that is less already does not fall
 */
export function fixedCounts(table: ReportTable, truth: Truth, least = 0): string[] {
  const { known, inside } = read(table, truth);
  const moved = new Set<string>();
  tryFrom(0, new Map());
  return [...known].filter(([name, { hidden }]) => hidden && !moved.has(name)).map(([name]) => name);

  function tryFrom(at: number, steps: ReadonlyMap<string, number>): void {
    const cell = inside[at];
    if (cell === undefined) return note([...steps].filter(([, step]) => step !== 0));
    for (const step of [-1, 0, 1])
      if (isPossible(cell.events, step, least)) tryFrom(at + 1, stepped(steps, cell.changes, step));
  }

  function note(steps: readonly (readonly [string, number])[]): void {
    if (steps.every(([name, step]) => mayMove(known.get(name), step, least)))
      for (const [name] of steps) moved.add(name);
  }
}

function mayMove(count: Known | undefined, step: number, least: number): boolean {
  return count !== undefined && count.hidden && isPossible(count.events, step, least);
}

function isPossible(events: number, step: number, least: number): boolean {
  return step >= 0 || events + step >= least;
}

function stepped(steps: ReadonlyMap<string, number>, names: readonly string[], step: number): Map<string, number> {
  const next = new Map(steps);
  for (const name of names) next.set(name, (next.get(name) ?? 0) + step);
  return next;
}

function read(table: ReportTable, truth: Truth): { known: Map<string, Known>; inside: Inside[] } {
  const known = new Map<string, Known>();
  const inside: Inside[] = [];
  const put = (name: string, { events }: Count, cell: ReportCell | undefined): boolean => {
    const hidden = cell === undefined || 'suppressed' in cell;
    known.set(name, { hidden, events });
    return hidden;
  };
  truth.rowTotals.forEach((count, at) => put(`row ${at}`, count, table.rowTotals[at]));
  truth.columnTotals.forEach((count, at) => put(`column ${at}`, count, table.columnTotals[at]));
  put('total', truth.total, table.total);
  truth.cells.forEach((row, at) =>
    row.forEach((count, place) => {
      const name = `cell ${at} ${place}`;
      const hidden = put(name, count, table.cells[at]?.[place]);
      if (hidden) inside.push({ events: count.events, changes: [name, `row ${at}`, `column ${place}`, 'total'] });
    }),
  );
  return { known, inside };
}
