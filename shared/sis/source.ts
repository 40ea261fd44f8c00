import type { Source } from './adapter.ts';
import { commentsIn, visibleText, type Dom } from './dom.ts';
import { readLabel } from './label.ts';
import { refine } from './normalise.ts';

/** Reads one source; null when the page does not have it, or when a `unanimous` source is not unanimous. */
export function readSource<N>(dom: Dom<N>, source: Source): string | null {
  const values = rawValues(dom, source).map((raw) => refine(raw, source.re, source.norm));
  const first = values.find((value) => value !== null) ?? null;
  const unanimous = source.from === 'attr' && source.all === 'unanimous';
  return unanimous && values.some((value) => value !== null && value !== first) ? null : first;
}

/** Where a source looks, in a few words for the note about a conflict. Never a value. */
export function whereOf(source: Source): string {
  if (source.from === 'url') return source.param ? `address: ${source.param}` : 'address';
  if (source.from === 'label') return `label: ${[source.is].flat()[0] ?? ''}`;
  if (source.from === 'const' || source.from === 'title') return source.from;
  return `${source.from}: ${source.css}`;
}

function rawValues<N>(dom: Dom<N>, source: Source): (string | null)[] {
  switch (source.from) {
    case 'title':
      return [dom.title];
    case 'const':
      return [source.is];
    case 'url':
      return [source.param === undefined ? dom.url : paramOf(dom.url, source.param, dom.url)];
    case 'label':
      return [readLabel(dom, source)];
    case 'text':
      return [textAt(dom, source.css, source.nth ?? 0)];
    default:
      return dom.all(source.css, null).map((node) => fromElement(dom, node, source));
  }
}

function fromElement<N>(
  dom: Dom<N>,
  node: N,
  source: Extract<Source, { from: 'attr' | 'value' | 'option' | 'comment' }>,
): string | null {
  if (isSecret(dom, node)) return null;
  if (source.from === 'value') return dom.value(node);
  if (source.from === 'comment') return commentsIn(dom, node);
  if (source.from === 'option') return optionOf(dom, node, source.use ?? 'text');
  const raw = dom.attr(node, source.attr);
  return raw !== null && source.param !== undefined ? paramOf(raw, source.param, dom.url) : raw;
}

function textAt<N>(dom: Dom<N>, css: string, nth: number): string | null {
  const node = dom.all(css, null)[nth];
  return node === undefined ? null : visibleText(dom, node);
}

function optionOf<N>(dom: Dom<N>, select: N, use: 'text' | 'value'): string | null {
  const option = dom.chosen(select);
  if (option === null) return null;
  if (use === 'value') return dom.attr(option, 'value');
  return dom
    .children(option)
    .map((child) => (dom.kind(child) === 'text' ? dom.data(child) : ''))
    .join('');
}

function isSecret<N>(dom: Dom<N>, node: N): boolean {
  return dom.tag(node) === 'input' && ['password', 'file'].includes((dom.attr(node, 'type') ?? '').toLowerCase());
}

/** A decoded query parameter of a link. Never a search in the raw text: `…?next=a%3Fid%3D7` names nobody. */
export function paramOf(link: string, name: string, base: string): string | null {
  try {
    return new URL(link, base).searchParams.get(name);
  } catch {
    return null;
  }
}
