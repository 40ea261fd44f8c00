import type { Day, Span } from '../../../../shared/access/facts.ts';
import { endOf, intersect } from '../../../../shared/access/spans.ts';
import { covers, reconcile, type SpanChange } from '../../../roster/spans.ts';

/** The day to which roles are brought. */
export interface Bringing {
  readonly asOf: Day;
  /** Whether a role may begin on a day that is past, as the claims have it. */
  readonly backdated: boolean;
}

/**
 * Brings the dated rows of one derived role to what the claims give, as changes by `since` (the row's key). From
 * `asOf` on they cover exactly the wanted days. No row goes away: what is lost ends today, or on the day it would have
 * begun; what returns on the day it was lost goes on. Unless `backdated`, the days before stay as they are: a map that
 * is published today has given nobody a right last month, whatever the claims say (R53, R60).
 */
export function bringRole(rows: readonly Span[], wanted: readonly Span[], { asOf, backdated }: Bringing): SpanChange[] {
  const open = reopened(rows, asOf);
  const known = open.filter((row) => backdated || endOf(row) > asOf);
  const spans = wanted.flatMap((span) => (backdated ? span : (intersect(span, { since: asOf, until: null }) ?? [])));
  const changes = reconcile(known, spans, asOf);
  const touched = new Set(changes.map(({ since }) => since));
  const untouched = open
    .filter(({ since }) => !touched.has(since))
    .map((row) => ({ ...row, kind: 'changed' as const }));
  const before = new Map(rows.map((row) => [row.since, row]));
  return [...untouched, ...changes].filter(({ since, until }) => before.get(since)?.until !== until);
}

/** A row that ended today as if it had not, unless another goes on: whether it ends is for the claims to say anew. */
function reopened(rows: readonly Span[], asOf: Day): Span[] {
  if (rows.some((row) => covers(row, asOf))) return [...rows];
  return rows.map((row) => (row.until === asOf && row.since < asOf ? { since: row.since, until: null } : row));
}
