import type { Span } from '../../shared/access/facts.ts';
import type { Counts } from './merge.ts';
import { type Pace, paced } from './pace.ts';
import { reconcile } from './spans.ts';

export interface FactChange<Row> {
  readonly put: readonly Row[];
  readonly counts: Counts;
}

/** What a set wants of one fact: the row it would be, and on which days. */
export interface Wanted<Row extends Span> {
  readonly fact: Omit<Row, keyof Span>;
  readonly spans: Span[];
}

/** Facts by key, collected while walking a set. */
export type WantedFacts<Row extends Span> = Map<string, Wanted<Row>>;

export function want<Row extends Span>(
  wanted: WantedFacts<Row>,
  key: string,
  fact: Omit<Row, keyof Span>,
  span: Span,
): void {
  const known = wanted.get(key);
  if (known) known.spans.push(span);
  else wanted.set(key, { fact, spans: [span] });
}

/**
 * Brings dated facts to what a set wants. Rows of keys that nobody wants end today, unless `spokenOf` says that the set
 * does not speak of them.
 */
export async function changeFacts<Row extends Span>(
  { asOf, pace }: { readonly asOf: string; readonly pace: Pace },
  rows: ReadonlyMap<string, readonly Row[]>,
  wanted: ReadonlyMap<string, Wanted<Row>>,
  spokenOf: (key: string) => boolean = () => true,
): Promise<FactChange<Row>> {
  const put: Row[] = [];
  const counts = { added: 0, changed: 0, ended: 0, unchanged: 0 };
  const visit = (known: readonly Row[], fact: Omit<Row, keyof Span>, spans: readonly Span[]) => {
    const changes = reconcile(known, spans, asOf);
    // A fact and its days are a row: `Row` is exactly that, which Omit cannot tell the compiler.
    for (const { kind, ...span } of changes) {
      counts[kind] += 1;
      put.push({ ...fact, ...span } as unknown as Row);
    }
    if (changes.length === 0 && spans.length > 0) counts.unchanged += 1;
  };
  await paced(wanted, wanted.size, pace, 'facts', ([key, { fact, spans }]) => visit(rows.get(key) ?? [], fact, spans));
  await paced(rows, rows.size, pace, 'facts', ([key, known]) => {
    const [first] = known;
    if (first !== undefined && !wanted.has(key) && spokenOf(key)) visit(known, first, []);
  });
  return { put, counts };
}
