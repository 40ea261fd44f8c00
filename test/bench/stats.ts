/** The value below which the share `p` (0 to 1) of the sorted values lies, by nearest rank; NaN of nothing. */
export function percentile(sorted: ArrayLike<number>, p: number): number {
  const at = Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1));
  return sorted[at] ?? Number.NaN;
}

/** The middle of the values in any order; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? percentile(sorted, 0.5)
    : ((sorted[half - 1] ?? Number.NaN) + (sorted[half] ?? Number.NaN)) / 2;
}

/** Median and 90th percentile of a handful of measurements. */
export function spread(values: readonly number[]): { median: number; p90: number } {
  return {
    median: median(values),
    p90: percentile(
      [...values].sort((a, b) => a - b),
      0.9,
    ),
  };
}
