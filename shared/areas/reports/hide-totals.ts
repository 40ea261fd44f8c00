import { THRESHOLD } from './report.ts';
import { isSmall, leavesFew, smallestShown } from './small.ts';
import type { Count, Tabulation } from './tabulate.ts';

export interface HiddenTotals {
  readonly rows: readonly boolean[];
  readonly columns: readonly boolean[];
  readonly total: boolean;
}

/**
 * Which totals are withheld. Those of a dimension depend on that dimension alone, and the grand total on all of them
 * together, whichever are in the table: so all reports of one subject and period withhold the same totals, and none
 * gives away what another withholds.
 */
export function hideTotals({ rowTotals, columnTotals, otherTotals, total }: Tabulation): HiddenTotals {
  const dimensions = [rowTotals, columnTotals, ...otherTotals].filter((values) => values.length > 0);
  const hideTotal = isSmall(total) || dimensions.some((values) => hideValues(values, total) === null);
  const shown = hideTotal ? null : total;
  return { rows: hidden(rowTotals, shown), columns: hidden(columnTotals, shown), total: hideTotal };
}

function hidden(values: readonly Count[], total: Count | null): readonly boolean[] {
  const found = hideValues(values, total);
  if (found === null) throw new Error('The totals of a dimension cannot be protected even without the grand total.');
  return found;
}

interface Value {
  readonly students: number;
  hidden: boolean;
}

/**
 * Which values are withheld beside the grand total, or where that is withheld too (`total` null).
 * @returns null where nothing but withholding the grand total helps: each value is one student, and all are known to be some
 */
function hideValues(counts: readonly Count[], total: Count | null): readonly boolean[] | null {
  const values = counts.map((count): Value => {
    const hidden = isSmall(count) || (total !== null && leavesFew(count, total));
    return { students: count.students, hidden };
  });
  while (!isSafe(values, total === null)) {
    const next = smallestShown(values);
    if (next === null) return null;
    next.hidden = true;
  }
  return values.map((value) => value.hidden);
}

/**
 * With the grand total shown, the sum of the withheld values of a dimension is known. So they must be two at least and
 * not of a few students together, and one of them must be able to be smaller: ten values of one student each, under a sum
 * of ten, could not. With the grand total withheld, one value has to be withheld too, or the
 * shown ones add up to it.
 */
function isSafe(values: readonly Value[], totalHidden: boolean): boolean {
  const withheld = values.filter((value) => value.hidden).map(({ students }) => students);
  if (totalHidden) return withheld.length > 0 || values.every(({ students }) => students === 0);
  if (withheld.length === 0) return true;
  const sum = withheld.reduce((all, students) => all + students, 0);
  return withheld.length > 1 && sum >= THRESHOLD && withheld.some((students) => students > 1);
}
