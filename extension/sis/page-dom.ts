import type { Dom } from '../../shared/sis/dom.ts';

/**
 * A getter or method taken from the prototype: a form whose field is named `childNodes` or `tagName` shadows its own
 * properties, in our world too.
 */
function getter<T>(prototype: object, name: string): (of: unknown) => T {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  return (of) => get?.call(of) as T;
}

const childNodes = getter<NodeListOf<ChildNode>>(Node.prototype, 'childNodes');
const nodeType = getter<number>(Node.prototype, 'nodeType');
const nodeValue = getter<string | null>(Node.prototype, 'nodeValue');
const localName = getter<string>(Element.prototype, 'localName');
const { getAttribute, querySelectorAll } = Element.prototype;
const KINDS: Record<number, 'element' | 'text' | 'comment'> = {
  [Node.ELEMENT_NODE]: 'element',
  [Node.TEXT_NODE]: 'text',
  [Node.COMMENT_NODE]: 'comment',
};

/**
 * This frame's document, as the interpreter reads it. Nothing is kept between reads. `found` is told each element that
 * a selector found, with that selector.
 */
export function pageDom(found: (element: Element, css: string) => void = () => undefined): Dom<Node> {
  return {
    url: location.href,
    get title() {
      const title = document.querySelector('title');
      if (title) found(title, 'title');
      return document.title;
    },
    all: (css, within) => {
      if (within !== null) return [...querySelectorAll.call(within as Element, css)];
      const elements = [...document.querySelectorAll(css)];
      for (const element of elements) found(element, css);
      return elements;
    },
    kind: (node) => KINDS[nodeType(node)] ?? 'other',
    children: (node) => [...childNodes(node)],
    data: (node) => nodeValue(node) ?? '',
    tag: localName,
    attr: (node, name) => getAttribute.call(node as Element, name),
    value: (node) => valueOf(node),
    chosen: (node) => (node instanceof HTMLSelectElement ? (node.selectedOptions[0] ?? null) : null),
  };
}

function valueOf(node: Node): string {
  const isField =
    node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement || node instanceof HTMLSelectElement;
  return isField ? node.value : '';
}
