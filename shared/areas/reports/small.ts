import { THRESHOLD } from './report.ts';
import type { Count } from './tabulate.ts';

/** Whether a count tells of a few students: at least one, and fewer than may be shown (R77). */
export function isSmall({ students }: Pick<Count, 'students'>): boolean {
  return students > 0 && students < THRESHOLD;
}

/** Whether a count tells, beside the total of a line it lies in, of the few in that line whom it leaves out. */
export function leavesFew(count: Pick<Count, 'students'>, total: Pick<Count, 'students'>): boolean {
  return isSmall({ students: total.students - count.students });
}

/** The cell with the fewest students among those that may be shown and are not zero; the first of several. */
export function smallestShown<T extends { readonly students: number; readonly hidden: boolean }>(
  cells: readonly T[],
): T | null {
  const shown = cells.filter(({ hidden, students }) => !hidden && students > 0);
  return shown.reduce<T | null>((least, cell) => (least && least.students <= cell.students ? least : cell), null);
}
