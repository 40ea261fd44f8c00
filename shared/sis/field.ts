import type { Field, FieldName, Source } from './adapter.ts';
import type { Dom } from './dom.ts';
import { readSource, whereOf } from './source.ts';

interface FoundValue {
  readonly value: string;
  readonly where: string;
}

/** A field's value, nothing, or the places that contradict each other. */
export type FieldReading =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'split'; readonly found: readonly FoundValue[] };

/** The address is a hint and a constant is no evidence: neither can be the only place that names a student. */
const NOT_IN_PAGE = new Set<Source['from']>(['url', 'const']);

/**
 * Reads a field: the first alternative that yields a value decides; every agreeing source that yields one must say
 * the same, and at least `minAgree` must. An id that only the address gives needs a witness in the page.
 */
export function readField<N>(dom: Dom<N>, name: FieldName, field: Field): FieldReading {
  const { any, agree = [], minAgree = 0 } = Array.isArray(field) ? { any: field } : field;
  const decided = firstOf(dom, any);
  if (!decided) return { kind: 'absent' };
  const witnesses = agree.map((source) => ({ source, value: readSource(dom, source) })).filter((w) => w.value !== null);
  const against = witnesses.filter((w) => w.value !== decided.value);
  if (against.length > 0) {
    const found = [decided, ...against].map((w) => ({ value: w.value ?? '', where: whereOf(w.source) }));
    return { kind: 'split', found };
  }
  const inPage = [decided, ...witnesses].some((w) => !NOT_IN_PAGE.has(w.source.from));
  if (witnesses.length < minAgree || (name === 'sisId' && !inPage)) return { kind: 'absent' };
  return { kind: 'value', value: decided.value };
}

function firstOf<N>(dom: Dom<N>, any: readonly Source[]): { source: Source; value: string } | null {
  for (const source of any) {
    const value = readSource(dom, source);
    if (value !== null) return { source, value };
  }
  return null;
}
