import { across, canProtect, type GridCell, type Line } from './grid.ts';

/** A zero tells of nobody, and a shown one says most to a reader: so zeros are withheld only where nothing else helps. */
const ZERO_COST = 1e9;

/** What it takes to withhold the cell: nothing if it is, its students if it may be, and it may not be if infinite. */
function costOf(cell: GridCell): number {
  if (cell.hidden) return 0;
  if (!canProtect(cell)) return Infinity;
  return cell.students > 0 ? cell.students : ZERO_COST;
}

export interface Way {
  readonly cells: readonly GridCell[];
  /** Zero where all its cells are withheld already. */
  readonly cost: number;
}

interface Reached {
  readonly line: Line;
  readonly cost: number;
  readonly by: GridCell | null;
  readonly before: Reached | null;
}

/**
 * The way from one line to another over cells that hides the least (Dijkstra). To close cycles by cheapest ways is the
 * heuristic of Castro, "A shortest-paths heuristic for statistical data protection in positive tables", 2007.
 * @param passable whether a cell may be crossed when leaving that line
 * @returns null where there is none
 */
export function cheapestWay(
  from: Line,
  isGoal: (line: Line) => boolean,
  passable: (cell: GridCell, leaving: Line) => boolean,
): Way | null {
  const open = new Map<Line, Reached>([[from, { line: from, cost: 0, by: null, before: null }]]);
  const closed = new Set<Line>();
  for (let here = nearest(open); here !== null; here = nearest(open)) {
    if (isGoal(here.line)) return { cells: backFrom(here), cost: here.cost };
    open.delete(here.line);
    closed.add(here.line);
    for (const by of here.line.cells) {
      const line = across(by, here.line);
      const cost = here.cost + costOf(by);
      if (closed.has(line) || cost >= (open.get(line)?.cost ?? Infinity) || !passable(by, here.line)) continue;
      const reached: Reached = { line, cost, by, before: here };
      if (cost === 0 && isGoal(line)) return { cells: backFrom(reached), cost };
      open.set(line, reached);
    }
  }
  return null;
}

function nearest(open: ReadonlyMap<Line, Reached>): Reached | null {
  let best: Reached | null = null;
  for (const reached of open.values()) {
    if (best === null || reached.cost < best.cost) best = reached;
    if (best.cost === 0) break;
  }
  return best;
}

function backFrom(end: Reached): GridCell[] {
  const cells: GridCell[] = [];
  for (let at: Reached | null = end; at?.by; at = at.before) cells.push(at.by);
  return cells;
}
