import { across, type GridCell, type Line } from './grid.ts';

/**
 * A zero tells of nobody, and a shown one says most to a reader: so zeros are withheld only where nothing else helps. In a
 * line of nothing but zeros they never help: its total says what they are, and a way over it costs two.
 */
const ZERO_COST = 1e9;

/** What it takes to withhold a cell: nothing where it is, its students elsewhere. Totals are decided. */
function costOf(cell: GridCell): number {
  if (cell.hidden) return 0;
  if (cell.isTotal) return Infinity;
  return cell.students > 0 ? cell.students : ZERO_COST;
}

/** Whether a cell may be crossed when leaving that line. */
export type Passable = (cell: GridCell, leaving: Line) => boolean;

/** Whether withheld cells alone make a way from one line to another. Goes on from the last line found, which is quicker. */
export function isJoined(from: Line, to: Line, passable: Passable): boolean {
  const reached = new Set([from]);
  const open = [from];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    for (const cell of here.cells) {
      if (!cell.hidden) continue;
      const line = across(cell, here);
      if (reached.has(line) || !passable(cell, here)) continue;
      if (line === to) return true;
      reached.add(line);
      open.push(line);
    }
  }
  return false;
}

export interface Way {
  readonly cells: readonly GridCell[];
  readonly cost: number;
}

interface Reached {
  readonly line: Line;
  readonly cost: number;
  readonly by: GridCell | null;
  readonly before: Reached | null;
}

/**
 * The way from one line to another that takes the least to withhold (Dijkstra). To close cycles by cheapest ways is the
 * heuristic of Castro, "A shortest-paths heuristic for statistical data protection in positive tables", 2007.
 * @returns null where there is none
 */
export function cheapestWay(from: Line, to: Line, passable: Passable): Way | null {
  const open = new Map<Line, Reached>([[from, { line: from, cost: 0, by: null, before: null }]]);
  const closed = new Set<Line>();
  for (let here = nearest(open); here !== null; here = nearest(open)) {
    if (here.line === to) return { cells: backFrom(here), cost: here.cost };
    open.delete(here.line);
    closed.add(here.line);
    for (const by of here.line.cells) {
      const line = across(by, here.line);
      const cost = here.cost + costOf(by);
      if (closed.has(line) || cost >= (open.get(line)?.cost ?? Infinity) || !passable(by, here.line)) continue;
      open.set(line, { line, cost, by, before: here });
    }
  }
  return null;
}

function nearest(open: ReadonlyMap<Line, Reached>): Reached | null {
  let best: Reached | null = null;
  for (const reached of open.values()) if (best === null || reached.cost < best.cost) best = reached;
  return best;
}

function backFrom(end: Reached): GridCell[] {
  const cells: GridCell[] = [];
  for (let at: Reached | null = end; at?.by; at = at.before) cells.push(at.by);
  return cells;
}
