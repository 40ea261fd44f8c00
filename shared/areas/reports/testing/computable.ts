import type { Dimension, ReportCell, ReportTable } from '../report.ts';
import { isSmall } from '../small.ts';

/** A table and what its lines are. */
export interface Published {
  readonly by: Dimension;
  readonly across?: Dimension | undefined;
  readonly table: ReportTable;
}

type Equation = Map<string, number>;

/**
 * The counts of a few students that the tables give away together: withheld ones by the sums of their lines, and those
 * whom a shown count leaves out of the shown total of a line it lies in. The latter are exact even where students are in
 * several cells.
 */
export function computable(published: readonly Published[]): string[] {
  return [...solvable(published), ...leftOut(published)];
}

/** Whom each shown count leaves out of the shown totals above it, where they are few. */
function leftOut(published: readonly Published[]): string[] {
  const shown = new Map(published.flatMap(countsOf));
  return [...shown].flatMap(([name, students]) =>
    linesOf(name)
      .filter((line) => isSmall({ students: (shown.get(line) ?? students) - students }))
      .map((line) => `${line} without ${name}`),
  );
}

/** The totals in which a count lies: of its row, of its column, and of all. */
function linesOf(name: string): readonly string[] {
  if (name === TOTAL) return [];
  const lines = name.split(CROSS);
  return lines.length > 1 ? [...lines, TOTAL] : [TOTAL];
}

/** Every shown count of a table by its name. */
function countsOf({ by, across, table }: Published): [string, number][] {
  const { rows, columns, cells, rowTotals, columnTotals, total } = table;
  const columnName = (at: number) => `${across ?? ''} ${columns[at]?.key ?? ''}`;
  const named = rows.flatMap(({ key }, at): [string, ReportCell | undefined][] => [
    [`${by} ${key}`, rowTotals[at]],
    ...(cells[at] ?? []).map((cell, place): [string, ReportCell] => [
      insideName(`${by} ${key}`, columnName(place)),
      cell,
    ]),
  ]);
  const ofColumns = columnTotals.map((cell, at): [string, ReportCell] => [columnName(at), cell]);
  const all: [string, ReportCell | undefined][] = [...named, ...ofColumns, [TOTAL, total]];
  return all.flatMap(([name, cell]) => (cell && 'students' in cell ? [[name, cell.students]] : []));
}

const TOTAL = 'total';
const CROSS = ' / ';
const insideName = (row: string, column: string) => [row, column].sort().join(CROSS);

/**
 * The withheld counts that the tables give away together, by the sums of their lines: by elimination over whole numbers,
 * which knows nothing of graphs. A count that is in several tables, as totals are, is one unknown.
 */
function solvable(published: readonly Published[]): string[] {
  const solved: Equation[] = [];
  for (const equation of published.flatMap(equationsOf)) {
    const rest = solved.reduce((left, row) => without(left, pivotOf(row), row), equation);
    if (rest.size === 0) continue;
    const pivot = pivotOf(rest);
    solved.forEach((row, at) => (solved[at] = without(row, pivot, rest)));
    solved.push(rest);
  }
  return solved.filter((row) => row.size === 1).map(pivotOf);
}

/** Each line says that its cells less its total are zero; only what is withheld is unknown. */
function equationsOf({ by, across, table }: Published): Equation[] {
  const { rows, columns, cells, rowTotals, columnTotals, total } = table;
  const all = unknown(TOTAL, total);
  const rowUnknowns = rows.map((row, at) => unknown(`${by} ${row.key}`, rowTotals[at]));
  if (across === undefined) return [equation(rowUnknowns, all)];

  const columnUnknowns = columns.map((column, at) => unknown(`${across} ${column.key}`, columnTotals[at]));
  const inside = (row: Unknown, at: number, column: Unknown, place: number) =>
    unknown(insideName(row.name, column.name), cells[at]?.[place]);
  return [
    equation(rowUnknowns, all),
    equation(columnUnknowns, all),
    ...rowUnknowns.map((row, at) =>
      equation(
        columnUnknowns.map((column, place) => inside(row, at, column, place)),
        row,
      ),
    ),
    ...columnUnknowns.map((column, place) =>
      equation(
        rowUnknowns.map((row, at) => inside(row, at, column, place)),
        column,
      ),
    ),
  ];
}

interface Unknown {
  readonly name: string;
  readonly hidden: boolean;
}

function unknown(name: string, cell: ReportCell | undefined): Unknown {
  if (cell === undefined) throw new Error(`The table has no cell for ${name}.`);
  return { name, hidden: 'suppressed' in cell };
}

function equation(parts: readonly Unknown[], sum: Unknown): Equation {
  const terms: Equation = new Map();
  for (const { name, hidden } of parts) if (hidden) terms.set(name, 1);
  if (sum.hidden) terms.set(sum.name, -1);
  return terms;
}

function pivotOf(row: Equation): string {
  const [first] = row.keys();
  if (first === undefined) throw new Error('An equation without unknowns has no pivot.');
  return first;
}

/** The equation without one unknown, by the equation that has it. */
function without(equation: Equation, pivot: string, by: Equation): Equation {
  const mine = equation.get(pivot) ?? 0;
  const other = by.get(pivot) ?? 0;
  if (mine === 0) return equation;
  const terms: Equation = new Map([...equation].map(([name, factor]) => [name, factor * other]));
  for (const [name, factor] of by) terms.set(name, (terms.get(name) ?? 0) - factor * mine);
  const kept = [...terms].filter(([, factor]) => factor !== 0);
  const common = kept.reduce((sofar, [, factor]) => divisor(sofar, Math.abs(factor)), 0);
  return new Map(kept.map(([name, factor]) => [name, factor / common]));
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
