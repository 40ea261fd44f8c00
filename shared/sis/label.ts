import type { Source } from './adapter.ts';
import { fold, visibleText, type Dom } from './dom.ts';

export type LabelSource = Extract<Source, { from: 'label' }>;

/**
 * The value that stands by a label, wherever the layout put it: the first item with a label that reads as one of the
 * words. The value is the item's text without the label, or the place that `value` names: the next one after the label,
 * so that one item may hold many pairs, as a list of terms or a row of cells does.
 */
export function readLabel<N>(dom: Dom<N>, source: LabelSource): string | null {
  const wanted = new Set([source.is].flat().map(labelKey));
  for (const item of dom.all(source.item, null)) {
    for (const label of dom.all(source.label, item)) {
      if (!wanted.has(labelKey(visibleText(dom, label)))) continue;
      const value = valueOf(dom, item, label, source);
      if (value !== null) return value;
    }
  }
  return null;
}

function valueOf<N>(dom: Dom<N>, item: N, label: N, source: LabelSource): string | null {
  if (source.value === undefined) {
    // The text without one label still holds the others: of an item with several, only the first can be meant.
    return dom.all(source.label, item)[0] === label ? visibleText(dom, item, label) : null;
  }
  const place = placeAfter(dom, item, label, source.value, source.label);
  return place === undefined ? null : visibleText(dom, place);
}

/** The next place after the label and before the next label; where item, label and place are one each, order is no matter. */
function placeAfter<N>(dom: Dom<N>, item: N, label: N, value: string, labels: string): N | undefined {
  const places = dom.all(value, item).filter((place) => place !== label);
  const others = dom.all(labels, item);
  if (places.length === 1 && others.length === 1) return places[0];
  const inOrder = dom.all(`${labels}, ${value}`, item);
  const next = inOrder.slice(inOrder.indexOf(label) + 1).find((node) => places.includes(node) || others.includes(node));
  return next !== undefined && places.includes(next) ? next : undefined;
}

/** Case, and the star or colon that marks a required or a trailing label, do not count. */
export function labelKey(text: string): string {
  return fold(text)
    .replace(/[\s*:]+$/u, '')
    .toLowerCase();
}
