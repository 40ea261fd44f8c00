import { gridOf } from './grid.ts';
import { hideTotals } from './hide-totals.ts';
import { protect } from './protect.ts';
import type { ReportCell, ReportTable } from './report.ts';
import type { Count, Tabulation } from './tabulate.ts';

/** What is withheld, cell for cell and total for total. */
export interface Withheld {
  readonly cells: readonly (readonly boolean[])[];
  readonly rows: readonly boolean[];
  readonly columns: readonly boolean[];
  readonly total: boolean;
}

/**
 * Makes of exact counts what may be shown (R77): every count of 1 to 9 students is withheld, inside and in the totals;
 * every one that leaves out 1 to 9 students of a shown total above it; and as many more as it takes that no withheld one
 * can be computed.
 *
 * Promised, and tested against other methods: what is shown leaves each withheld count at least two possible values, to
 * a reader who knows that counts are never negative; several tables of one subject and period leave each at least two by
 * their sums; and a table is the same each time. Sums treat cells as if their students added up to the totals. Events
 * do. Where a student is in several cells the sums are less certain, but a total less one of its cells never is: it is
 * just those to whom something else happened and this did not, so it may not be of a few either.
 *
 * Not promised: that nothing follows from a year that is counted again once more has been recorded, whose difference is
 * what came between; nor from a hundred counts of one student each under totals that are shown, where a reader who knows
 * that zeros are never withheld finds them all.
 */
export function suppress(table: Tabulation): ReportTable {
  const withheld = withhold(table);
  let suppressed = 0;
  const cellOf = ({ students, events }: Count, isHidden = true): ReportCell => {
    if (!isHidden) return { students, events };
    suppressed += 1;
    return { suppressed: true };
  };
  const shown = {
    cells: table.cells.map((row, at) => row.map((count, place) => cellOf(count, withheld.cells[at]?.[place]))),
    rowTotals: table.rowTotals.map((count, at) => cellOf(count, withheld.rows[at])),
    columnTotals: table.columnTotals.map((count, at) => cellOf(count, withheld.columns[at])),
    total: cellOf(table.total, withheld.total),
  };
  return { rows: [...table.rows], columns: [...table.columns], ...shown, suppressed };
}

function withhold(table: Tabulation): Withheld {
  const totals = hideTotals(table);
  if (table.columns.length === 0) return { ...totals, cells: [] };
  const grid = gridOf(table, totals);
  protect(grid);
  return { ...totals, cells: grid.rows.slice(0, -1).map((row) => row.cells.slice(0, -1).map((cell) => cell.hidden)) };
}
