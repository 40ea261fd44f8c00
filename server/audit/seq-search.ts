const HOUR_MS = 3_600_000;

/**
 * How far times may fall back while the numbers rise: an entry has the time its request began, and a long one (an
 * import) gets its number when it ends; clocks are set back too. What lies in the margin is looked at one by one.
 */
export const MARGIN_MS = HOUR_MS;

/**
 * The first number at which the time has reached an instant, by halving: `size + 1` if it never does. Where times fall
 * back by no more than the margin, everything at or after `at` + margin is at this number or after it, and everything
 * before `at` - margin is before it.
 */
export async function firstReaching(
  size: number,
  at: number,
  timeOf: (seq: number) => Promise<number>,
): Promise<number> {
  let [before, from] = [0, size + 1];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if ((await timeOf(middle)) < at) before = middle;
    else from = middle;
  }
  return from;
}
