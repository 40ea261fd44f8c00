/**
 * What the interpreter needs of a document. `N` is whatever the implementation calls a node. Reading goes through
 * these functions, never through properties of the node, because a page's form fields may shadow such properties.
 */
export interface Dom<N> {
  readonly url: string;
  readonly title: string;
  /** Elements in document order; throws on a selector that the browser does not know. */
  all(css: string, within: N | null): readonly N[];
  kind(node: N): 'element' | 'text' | 'comment' | 'other';
  children(node: N): readonly N[];
  /** Characters of a text or comment node. */
  data(node: N): string;
  /** Lower-case element name. */
  tag(node: N): string;
  attr(node: N, name: string): string | null;
  /** What a form field holds now. */
  value(node: N): string;
  /** The chosen option of a select. */
  chosen(node: N): N | null;
}

/** No source reads more than this from one place. */
export const INPUT_MAX = 4_000;

const UNREAD = new Set(['script', 'style', 'option', 'template', 'noscript', 'textarea', 'select']);
const HIDING = /display\s*:\s*none/iu;

const BLOCKS = new Set([
  'br',
  'p',
  'div',
  'td',
  'th',
  'tr',
  'li',
  'dt',
  'dd',
  'legend',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'section',
]);

/** Text as a reader of the page sees it: no scripts, no options, nothing hidden; white space folded, NFC. */
export function visibleText<N>(dom: Dom<N>, node: N, skip?: N): string {
  const parts: string[] = [];
  let room = INPUT_MAX;
  const walk = (current: N): void => {
    if (room <= 0 || current === skip) return;
    if (dom.kind(current) === 'text') {
      const data = dom.data(current).slice(0, room);
      room -= data.length;
      parts.push(data);
    } else if (dom.kind(current) === 'element' && isRead(dom, current)) {
      const edge = BLOCKS.has(dom.tag(current)) ? ' ' : '';
      parts.push(edge);
      for (const child of dom.children(current)) walk(child);
      parts.push(edge);
    }
  };
  walk(node);
  return fold(parts.join(''));
}

/** Comments inside an element, joined. Some SISes keep the machine form of a date there. */
export function commentsIn<N>(dom: Dom<N>, node: N): string {
  const found: string[] = [];
  const walk = (current: N): void => {
    if (dom.kind(current) === 'comment') found.push(dom.data(current));
    else for (const child of dom.children(current)) walk(child);
  };
  walk(node);
  return fold(found.join(' ').slice(0, INPUT_MAX));
}

/** White space folded to single spaces, ends trimmed, NFC: two spellings of one name are one name. */
export function fold(raw: string): string {
  return raw.slice(0, INPUT_MAX).replace(/\s+/gu, ' ').trim().normalize('NFC');
}

function isRead<N>(dom: Dom<N>, node: N): boolean {
  if (UNREAD.has(dom.tag(node)) || dom.attr(node, 'hidden') !== null) return false;
  return !HIDING.test(dom.attr(node, 'style') ?? '');
}
