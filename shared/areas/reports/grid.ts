import type { HiddenTotals } from './hide-totals.ts';
import { isSmall, leavesFew } from './small.ts';
import type { Count, Tabulation } from './tabulate.ts';

/**
 * The table with its totals as one more row and column, seen as a graph: lines (rows and columns) are its vertices, cells
 * its edges. With the signs of the row and column totals turned round, each line says "my cells add up to zero", and the
 * equations are the incidence matrix of this bipartite graph. So whoever sees the shown cells can compute a withheld one
 * exactly where its edge lies on no cycle of withheld ones: along a cycle, one more here and one less there leaves all
 * that is shown as it is.
 */
export interface Grid {
  /** The last of each is the line of the totals. */
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
}

export interface Line {
  readonly kind: 'row' | 'column';
  /** The last is the total. */
  readonly cells: GridCell[];
}

export interface GridCell {
  readonly row: Line;
  readonly column: Line;
  readonly students: number;
  readonly isTotal: boolean;
  /** Whether its sign is turned round: the total of a row or of a column, but not the grand total. */
  readonly turned: boolean;
  hidden: boolean;
}

type Mark = Pick<GridCell, 'students' | 'isTotal' | 'turned' | 'hidden'>;

/**
 * The grid of a table by two dimensions, its totals as decided. Withheld inside is what is small, and what leaves out a
 * few of a shown total above it: also of the grand total, since that of its row or column may be withheld.
 */
export function gridOf({ cells, rowTotals, columnTotals, total }: Tabulation, hidden: HiddenTotals): Grid {
  const above = (row: number, column: number) => [
    ...(hidden.rows[row] ? [] : rowTotals.slice(row, row + 1)),
    ...(hidden.columns[column] ? [] : columnTotals.slice(column, column + 1)),
    ...(hidden.total ? [] : [total]),
  ];
  const inside = (count: Count, row: number, column: number): Mark => {
    const isHidden = isSmall(count) || above(row, column).some((each) => leavesFew(count, each));
    return { ...count, hidden: isHidden, isTotal: false, turned: false };
  };
  const ofLine = (count: Count, isHidden = true): Mark => ({ ...count, hidden: isHidden, isTotal: true, turned: true });
  return linked([
    ...rowTotals.map((count, at) => [
      ...(cells[at] ?? []).map((cell, place) => inside(cell, at, place)),
      ofLine(count, hidden.rows[at]),
    ]),
    [
      ...columnTotals.map((count, at) => ofLine(count, hidden.columns[at])),
      { ...total, hidden: hidden.total, isTotal: true, turned: false },
    ],
  ]);
}

function linked(marks: readonly (readonly Mark[])[]): Grid {
  const columns: Line[] = [];
  const rows = marks.map((inRow) => {
    const row: Line = { kind: 'row', cells: [] };
    inRow.forEach((mark, at) => {
      const column = (columns[at] ??= { kind: 'column', cells: [] });
      const cell: GridCell = { ...mark, row, column };
      row.cells.push(cell);
      column.cells.push(cell);
    });
    return row;
  });
  return { rows, columns };
}

/** The total of a line. */
export function totalOf({ cells }: Line): GridCell {
  const total = cells.at(-1);
  if (total === undefined) throw new Error('A line of a table has no total.');
  return total;
}

/** The line at the other end of a cell. */
export function across(cell: GridCell, line: Line): Line {
  return line === cell.row ? cell.column : cell.row;
}
