import { type Grid, type GridCell, type Line, totalOf } from './grid.ts';
import { THRESHOLD } from './report.ts';
import { smallestShown } from './small.ts';
import { cheapestWay, isJoined, type Passable, type Way } from './way.ts';

/** Withholds cells inside the table until nothing that is withheld can be computed. Totals stay as they are. */
export function protect(grid: Grid): void {
  fillLines(grid);
  linkTotals(grid);
  closeCycles(grid);
}

/** Where a total is shown, the sum of what is withheld in its line is known: it may not be of a few students either. */
function fillLines({ rows, columns }: Grid): void {
  for (const line of [...rows.slice(0, -1), ...columns.slice(0, -1)]) {
    if (totalOf(line).hidden) continue;
    const inside = line.cells.filter((cell) => !cell.isTotal);
    const sum = inside.reduce((all, { hidden, students }) => all + (hidden ? students : 0), 0);
    const next = sum > 0 && sum < THRESHOLD ? smallestShown(inside) : null;
    if (next) next.hidden = true;
  }
}

/**
 * Joins all lines whose totals are withheld by withheld cells. Then this table says nothing of these totals beyond what
 * the totals of each dimension say by themselves, so several tables of one period put side by side give no more away
 * than each does.
 */
function linkTotals({ rows, columns }: Grid): void {
  const [first, ...rest] = [...rows.slice(0, -1), ...columns.slice(0, -1)].filter((line) => totalOf(line).hidden);
  if (first === undefined) return;
  const inside = (cell: GridCell) => !cell.isTotal;
  for (const line of rest) {
    if (isJoined(first, line, inside)) continue;
    const way = cheapestWay(first, line, inside);
    if (way === null) throw new Error('Two lines of a table with students in both are not joined by its cells.');
    hide(way);
  }
}

/**
 * Puts every withheld cell on a cycle along which it can really change. A cell does not fall below one student as long as
 * another way is left, since a reader may know that zeros are hardly ever withheld; and never below none.
 */
function closeCycles({ rows }: Grid): void {
  for (const cell of rows.flatMap((row) => row.cells)) {
    if (!cell.hidden || isOnCycle(cell, 2)) continue;
    const way = cheapestReturn(cell, 2) ?? cheapestReturn(cell, 1);
    if (way === null) throw new Error('A withheld cell of a table cannot be protected.');
    // What is added lies on the same cycle, so each cell of it is protected too.
    hide(way);
  }
}

function isOnCycle(cell: GridCell, least: number): boolean {
  return returns(cell, least).some(({ from, to, passable }) => isJoined(from, to, passable));
}

function cheapestReturn(cell: GridCell, least: number): Way | null {
  const ways = returns(cell, least).map(({ from, to, passable }) => cheapestWay(from, to, passable));
  return ways.reduce((best, way) => (best === null || (way !== null && way.cost < best.cost) ? way : best), null);
}

/** The ways round from one end of the cell to the other, for each direction in which the cell can change. */
function returns(cell: GridCell, least: number): { from: Line; to: Line; passable: Passable }[] {
  const passable: Passable = (next, leaving) => next !== cell && canChange(next, leaving, least);
  const { row, column } = cell;
  return [
    { from: column, to: row, passable },
    { from: row, to: column, passable },
  ].filter(({ to }) => canChange(cell, to, least));
}

/**
 * Whether the cell can change in the direction of a cycle that leaves this line over it: from a row upwards, from a
 * column downwards, and the other way where its sign is turned. Upwards there is no end.
 */
function canChange({ students, turned }: GridCell, leaving: Line, least: number): boolean {
  const upwards = (leaving.kind === 'row') !== turned;
  return upwards || students >= least;
}

function hide({ cells }: Way): void {
  for (const cell of cells) cell.hidden = true;
}
