import type { Source } from './adapter.ts';
import { fold, visibleText, type Dom } from './dom.ts';

/**
 * The value that stands by a label, wherever the layout put it: the first item whose label reads as one of the
 * words; the value is the item's text without the label, or the place that `value` names inside the item.
 */
export function readLabel<N>(dom: Dom<N>, source: Extract<Source, { from: 'label' }>): string | null {
  const wanted = new Set([source.is].flat().map(labelKey));
  for (const item of dom.all(source.item, null)) {
    const label = dom.all(source.label, item)[0];
    if (label === undefined || !wanted.has(labelKey(visibleText(dom, label)))) continue;
    const value = valueIn(dom, item, label, source.value);
    if (value !== null) return value;
  }
  return null;
}

function valueIn<N>(dom: Dom<N>, item: N, label: N, css: string | undefined): string | null {
  if (css === undefined) return visibleText(dom, item, label);
  const place = dom.all(css, item)[0];
  return place === undefined ? null : visibleText(dom, place);
}

/** Case, and the star or colon that marks a required or a trailing label, do not count. */
function labelKey(text: string): string {
  return fold(text)
    .replace(/[\s*:]+$/u, '')
    .toLowerCase();
}
