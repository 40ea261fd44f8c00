import type { Day, Span } from './facts.ts';

const LAST = '9999-12-31';

/** The first day on which it holds no more; of an open span, the last day there is. */
export const endOf = ({ until }: Span): Day => until ?? LAST;

/** Whether any day lies in it. */
export const hasDays = (span: Span): boolean => endOf(span) > span.since;

/** The days two spans share, or null. */
export function intersect(a: Span, b: Span): Span | null {
  const since = a.since > b.since ? a.since : b.since;
  const until = endOf(a) < endOf(b) ? a.until : b.until;
  const shared = { since, until };
  return hasDays(shared) ? shared : null;
}

/** The same days in as few spans as possible, in order. */
export function union(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const { since, until } of spans.filter(hasDays).sort((a, b) => (a.since < b.since ? -1 : 1))) {
    const last = merged.at(-1);
    if (last === undefined || since > endOf(last)) merged.push({ since, until });
    else if (endOf({ since, until }) > endOf(last)) merged[merged.length - 1] = { since: last.since, until };
  }
  return merged;
}
