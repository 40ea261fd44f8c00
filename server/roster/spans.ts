import type { Span } from '../../shared/access/facts.ts';
import { endOf, hasDays, intersect, union } from '../../shared/access/spans.ts';

export interface SpanChange extends Span {
  readonly kind: 'added' | 'changed' | 'ended';
}

const later = (a: string, b: string): string => (a > b ? a : b);

export const covers = (span: Span, day: string): boolean => span.since <= day && day < endOf(span);
/** The end of one that stops on a day; one that had not begun holds on no day. */
export const cutAt = ({ since }: Span, day: string): string => later(since, day);

/**
 * Brings the dated rows of one fact to what a set says today, as changes by `since` (the row's key).
 * From `asOf` on the rows then cover exactly the wanted days. What was known about earlier days stays: no row goes
 * away, and a fact that had ended and comes back gets a row of its own from the day it is known again. Only an end in
 * the past that the set states itself moves an end. Doing it twice changes nothing.
 */
export function reconcile(rows: readonly Span[], wanted: readonly Span[], asOf: string): SpanChange[] {
  const known = rows.filter(hasDays);
  const spans = union(wanted);
  const next = new Map<string, string | null>();
  for (const row of known) if (endOf(row) > asOf) next.set(row.since, cutAt(row, statedEnd(row, spans, asOf)));
  for (const row of known) if (endOf(row) <= asOf) correctPast(row, known, spans, asOf, next);
  for (const span of spans) {
    if (endOf(span) > asOf) next.set(sinceFor(span, known, asOf), span.until);
    else if (!known.some((row) => intersect(row, span))) next.set(span.since, span.until);
  }
  return changes(rows, next, asOf);
}

/** Where a row that no wanted span goes on with ends: on a past day the set states, else today. */
function statedEnd(row: Span, spans: readonly Span[], asOf: string): string {
  const stated = spans.filter((span) => endOf(span) <= asOf && intersect(row, span)).map(endOf);
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
  if (said === undefined || more.length > 0 || said.since !== row.since || endOf(said) > asOf) return;
  if (!known.some((other) => other.since > row.since && other.since < endOf(said))) next.set(row.since, said.until);
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
    const over = until !== null && until <= later(asOf, since) && endOf(old) > asOf;
    return [{ since, until, kind: over ? 'ended' : 'changed' }];
  });
}
