import type { Adapter, AdapterPage, When } from './adapter.ts';
import { fold, visibleText, type Dom } from './dom.ts';

/** The page that the document is. Pages of kind `none` are tried first: a blank form may stand under an old banner. */
export function pageOf<N>(dom: Dom<N>, adapter: Adapter): AdapterPage | null {
  const ordered = [
    ...adapter.pages.filter((p) => p.kind === 'none'),
    ...adapter.pages.filter((p) => p.kind !== 'none'),
  ];
  return ordered.find((page) => holds(dom, page.when ?? {})) ?? null;
}

function holds<N>(dom: Dom<N>, when: When): boolean {
  const url = new URL(dom.url);
  const present = (css: string) => dom.all(css, null).length > 0;
  return (
    (when.path === undefined || matches(url.pathname, when.path)) &&
    Object.entries(when.param ?? {}).every(([name, re]) => paramHolds(url.searchParams.get(name), re)) &&
    (when.has ?? []).every(present) &&
    !(when.hasNot ?? []).some(present) &&
    Object.entries(when.text ?? {}).every(([css, re]) =>
      dom.all(css, null).some((node) => matches(visibleText(dom, node), re)),
    )
  );
}

function paramHolds(value: string | null, re: string | null): boolean {
  if (re === null) return value === null;
  return value !== null && matches(value, re);
}

function matches(value: string, re: string): boolean {
  return new RegExp(re, 'u').test(fold(value));
}
