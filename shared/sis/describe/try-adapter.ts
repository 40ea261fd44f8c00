import { FIELD_NAMES, type Adapter, type Field, type FieldName } from '../adapter.ts';
import type { Dom } from '../dom.ts';
import { readPage } from '../interpret.ts';
import { pageOf } from '../page-match.ts';
import type { Sighting } from '../sighting.ts';
import { readSource, whereOf } from '../source.ts';

/** One place of a field: where it looks, and what stands there now; null where nothing does. */
export interface TriedPlace {
  readonly where: string;
  readonly reads: string | null;
  readonly witness: boolean;
}

/** What an adapter makes of a page, place by place. For whoever describes the page, who sees it beside it. */
export interface Trial {
  readonly sighting: Sighting;
  readonly page: string;
  /** Selectors of the fingerprint that are not there. */
  readonly missing: readonly string[];
  readonly fields: readonly { readonly field: FieldName; readonly places: readonly TriedPlace[] }[];
}

/** Reads a page by an adapter and tells each hit and miss. Never throws. */
export function tryAdapter<N>(adapter: Adapter, dom: Dom<N>): Trial {
  const { sighting, page } = readPage(adapter, dom);
  const missing = (adapter.fingerprint ?? []).filter((css) => !isThere(dom, css));
  const fields = { ...adapter.fields, ...fieldsOfPage(adapter, dom) };
  const named = FIELD_NAMES.flatMap((field) => {
    const at = fields[field];
    return at === undefined ? [] : [{ field, places: placesOf(dom, at) }];
  });
  return { sighting, page, missing, fields: named };
}

function fieldsOfPage<N>(adapter: Adapter, dom: Dom<N>): Adapter['fields'] {
  try {
    return pageOf(dom, adapter)?.fields;
  } catch {
    return undefined;
  }
}

function placesOf<N>(dom: Dom<N>, field: Field): TriedPlace[] {
  const { any, agree = [] } = Array.isArray(field) ? { any: field } : field;
  const tried = (witness: boolean) => (source: (typeof any)[number]) => ({
    where: whereOf(source),
    reads: valueOf(dom, source),
    witness,
  });
  return [...any.map(tried(false)), ...agree.map(tried(true))];
}

function valueOf<N>(dom: Dom<N>, source: Parameters<typeof readSource<N>>[1]): string | null {
  try {
    return readSource(dom, source);
  } catch {
    return null;
  }
}

function isThere<N>(dom: Dom<N>, css: string): boolean {
  try {
    return dom.all(css, null).length > 0;
  } catch {
    return false;
  }
}
