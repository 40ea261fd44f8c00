/** A stretch of days `[since, until)`; null is open. */
export interface Span {
  readonly since: string;
  readonly until: string | null;
}

export interface SpanChange extends Span {
  readonly kind: 'added' | 'changed' | 'ended';
}

const LAST = '9999-12-31';
const end = ({ until }: Span): string => until ?? LAST;
const later = (a: string, b: string): string => (a > b ? a : b);

/** Whether any day lies in it. */
export const holds = (span: Span): boolean => end(span) > span.since;
export const covers = (span: Span, day: string): boolean => span.since <= day && day < end(span);
/** The end of one that stops on a day; one that had not begun holds on no day. */
export const cutAt = ({ since }: Span, day: string): string => later(since, day);

/** The days two spans share, or null. */
export function intersect(a: Span, b: Span): Span | null {
  const since = later(a.since, b.since);
  const until = end(a) < end(b) ? a.until : b.until;
  const shared = { since, until };
  return holds(shared) ? shared : null;
}

/** The same days in as few spans as possible, in order. */
export function union(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.filter(holds).sort((a, b) => (a.since < b.since ? -1 : 1))) {
    const last = merged.at(-1);
    if (last === undefined || span.since > end(last)) merged.push(span);
    else if (end(span) > end(last)) merged[merged.length - 1] = { since: last.since, until: span.until };
  }
  return merged;
}

/**
 * Brings the dated rows of one fact to what a set says today, as changes by `since` (the row's key).
 * From `asOf` on the rows then cover exactly the wanted days. What was known about earlier days stays: no row goes
 * away, and a fact that had ended and comes back gets a row of its own from the day it is known again. Only an end in
 * the past that the set states itself moves an end. Doing it twice changes nothing.
 */
export function reconcile(rows: readonly Span[], wanted: readonly Span[], asOf: string): SpanChange[] {
  const known = rows.filter(holds);
  const spans = union(wanted);
  const next = new Map<string, string | null>();
  for (const row of known) if (end(row) > asOf) next.set(row.since, cutAt(row, statedEnd(row, spans, asOf)));
  for (const row of known) if (end(row) <= asOf) correctPast(row, known, spans, asOf, next);
  for (const span of spans) {
    if (end(span) > asOf) next.set(sinceFor(span, known, asOf), span.until);
    else if (!known.some((row) => intersect(row, span))) next.set(span.since, span.until);
  }
  return changes(rows, next, asOf);
}

/** Where a row that no wanted span goes on with ends: on a past day the set states, else today. */
function statedEnd(row: Span, spans: readonly Span[], asOf: string): string {
  const stated = spans.filter((span) => end(span) <= asOf && intersect(row, span)).map(end);
  return stated.at(-1) ?? asOf;
}

function correctPast(
  row: Span,
  known: readonly Span[],
  spans: readonly Span[],
  asOf: string,
  next: Map<string, string | null>,
): void {
  const [said, ...more] = spans.filter((span) => intersect(row, span));
  if (said === undefined || more.length > 0 || said.since !== row.since || end(said) > asOf) return;
  if (!known.some((other) => other.since > row.since && other.since < end(said))) next.set(row.since, said.until);
}

/** The row that carries a wanted span on: the one that covers today, or one with its `since`, or a new one. */
function sinceFor(span: Span, known: readonly Span[], asOf: string): string {
  if (span.since > asOf) return span.since;
  const current = known.find((row) => covers(row, asOf));
  if (current) return current.since;
  return known.some((row) => row.since < asOf && intersect(row, span)) ? asOf : span.since;
}

function changes(rows: readonly Span[], next: ReadonlyMap<string, string | null>, asOf: string): SpanChange[] {
  const before = new Map(rows.map((row) => [row.since, row]));
  return [...next].flatMap(([since, until]): SpanChange[] => {
    const old = before.get(since);
    if (old === undefined) return [{ since, until, kind: 'added' }];
    if (old.until === until) return [];
    const over = until !== null && until <= later(asOf, since) && end(old) > asOf;
    return [{ since, until, kind: over ? 'ended' : 'changed' }];
  });
}
