import { parseHTML } from 'linkedom';
import type { PickDom } from '../describe/pick-dom.ts';

const KINDS: Record<number, 'element' | 'text' | 'comment'> = { 1: 'element', 3: 'text', 8: 'comment' };

/** A document for tests of the interpreter, from HTML of our own: a whole one, or what its body holds. */
export function domOf(html: string, url = 'https://sis.example.test/student'): PickDom<Node> {
  const isWhole = /^<(?:!doctype|html)/iu.test(html);
  const { document } = parseHTML(isWhole ? html : `<!doctype html><html><head></head><body>${html}</body></html>`);
  const asElement = (node: Node) => node as unknown as HTMLSelectElement;
  return {
    url,
    title: document.title,
    all: (css, within) => [...((within ?? document) as unknown as ParentNode).querySelectorAll(css)],
    kind: (node) => KINDS[node.nodeType] ?? 'other',
    children: (node) => [...node.childNodes],
    parent: (node) => (node.parentNode?.nodeType === 1 ? node.parentNode : null),
    data: (node) => node.nodeValue ?? '',
    tag: (node) => asElement(node).tagName.toLowerCase(),
    attr: (node, name) => asElement(node).getAttribute(name),
    value: (node) => asElement(node).getAttribute('value') ?? '',
    chosen: (node) => asElement(node).querySelector('option[selected]') ?? asElement(node).querySelector('option'),
  };
}
