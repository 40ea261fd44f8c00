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

/** Instants, epoch ms, `[from, until)`; what is absent does not limit. */
export interface Time {
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

/**
 * The first and the last number that entries of a time can have, in a trail of `size`; the last is smaller where none
 * can. The margin lies within: who needs the time exactly looks at the entries.
 */
export async function numbersOf(
  size: number,
  { from, until }: Time,
  timeOf: (seq: number) => Promise<number>,
): Promise<{ readonly first: number; readonly last: number }> {
  return {
    first: from === undefined ? 1 : await firstReaching(size, from - MARGIN_MS, timeOf),
    last: until === undefined ? size : (await firstReaching(size, until + MARGIN_MS, timeOf)) - 1,
  };
}
