/**
 * Which hashes prove something about the tree (RFC 6962 section 2.1), as spans of lines: `[from, to)` stands for the
 * root over those lines. Who has the lines, or their stored hashes, looks the spans up; who verifies needs only the
 * order.
 */
export interface Span {
  /** From 0. */
  readonly from: number;
  /** The first that is no longer in it. */
  readonly to: number;
}

/** The spans that lead from one line (from 0) to the root over `size` lines, the lowest first. */
export function inclusionPath(index: number, size: number): Span[] {
  if (!isBelow(index, size)) throw new RangeError('the line is not in the tree');
  return descend({ from: 0, to: size }, index);
}

/** The spans that show that the root over `size` lines goes on from the one over the first `before`. */
export function consistencyPath(before: number, size: number): Span[] {
  if (!Number.isInteger(before) || before < 1 || before > size) throw new RangeError('the tree was never of that size');
  return subproof(before, { from: 0, to: size }, true);
}

function descend({ from, to }: Span, index: number): Span[] {
  if (to - from === 1) return [];
  const middle = from + splitOf(to - from);
  if (index < middle) return [...descend({ from, to: middle }, index), { from: middle, to }];
  return [...descend({ from: middle, to }, index), { from, to: middle }];
}

/** RFC 6962's SUBPROOF: `whole` says that the older root is the one over this span's first lines, and known. */
function subproof(before: number, { from, to }: Span, whole: boolean): Span[] {
  if (before === to) return whole ? [] : [{ from, to }];
  const middle = from + splitOf(to - from);
  if (before <= middle) return [...subproof(before, { from, to: middle }, whole), { from: middle, to }];
  return [...subproof(before, { from: middle, to }, false), { from, to: middle }];
}

/** The largest power of two below `n`, where a tree of `n` lines is divided. */
export function splitOf(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

const isBelow = (index: number, size: number): boolean => Number.isInteger(index) && index >= 0 && index < size;
