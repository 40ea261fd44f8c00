import type { Role } from '../e2e/driver.ts';

/** How an element is found, as it is sent into a page: by what its user reads. */
export interface Query {
  readonly by: 'role' | 'label' | 'text';
  readonly role?: Role;
  /** A text, or the source and flags of a regular expression. */
  readonly text: string | readonly [source: string, flags: string];
  readonly exact: boolean;
}

/** Which of the found ones is meant: the first that is seen, or the first at all. */
export type Want = 'seen' | 'any';

/**
 * Finds elements by what their user reads, in the document and its open shadow roots. Runs inside the page: it uses
 * nothing from outside itself.
 */
export function findInPage(queries: readonly Query[]): Element[] {
  const ROLES: Record<string, string> = {
    button: 'button,[role=button],summary',
    heading: 'h1,h2,h3,h4,h5,h6,[role=heading]',
    link: 'a[href],[role=link]',
    status: '[role=status],output',
  };
  const flat = (text: string | null | undefined) => (text ?? '').replace(/\s+/gu, ' ').trim();
  const roots = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => {
    const inner = [...root.querySelectorAll('*')].flatMap((one) => (one.shadowRoot ? roots(one.shadowRoot) : []));
    return [root, ...inner];
  };
  const places = roots(document);
  const all = (css: string) => places.flatMap((root) => [...root.querySelectorAll<HTMLElement>(css)]);
  const wordsOf = (element: HTMLElement) => flat(element.innerText ?? element.textContent);
  const nameOf = (element: HTMLElement) => {
    const { labels } = element as Partial<HTMLInputElement>;
    const labelled = flat([...(labels ?? [])].map(wordsOf).join(' '));
    return flat(element.getAttribute('aria-label')) || labelled || wordsOf(element) || flat(element.title);
  };
  const fits = ({ text, exact }: Query, words: string) => {
    if (typeof text !== 'string') return new RegExp(text[0], text[1]).test(words);
    return exact ? words === text : words.toLowerCase().includes(text.toLowerCase());
  };
  /** The smallest elements that hold the text: none of their children does. */
  const byText = (query: Query) =>
    all('body *').filter(
      (one) =>
        !/^(?:SCRIPT|STYLE|TEMPLATE)$/u.test(one.tagName) &&
        fits(query, flat(one.textContent)) &&
        ![...one.children].some((child) => fits(query, flat(child.textContent))),
    );
  const byLabel = (query: Query) => all('input,select,textarea,[aria-label]').filter((one) => fits(query, nameOf(one)));
  const byRole = (query: Query) => all(ROLES[query.role ?? ''] ?? '').filter((one) => fits(query, nameOf(one)));
  const find = { text: byText, label: byLabel, role: byRole };
  return queries.flatMap((query) => find[query.by](query));
}

/** Whether its user can see an element. Runs inside the page. */
export function isSeenInPage(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
}

/** Whether an element says that it cannot be pressed now. Runs inside the page. */
export function isDisabledInPage(element: Element): boolean {
  return element.matches(':disabled,[aria-disabled=true]');
}
