import type { Adapter } from '../../shared/sis/adapter.ts';
import { FLAG_TAG } from './host-name.ts';

const WHOLE: MutationObserverInit = { subtree: true, childList: true, characterData: true, attributes: true };

/** Where to look for changes. */
interface Root {
  readonly node: Element;
  readonly init: MutationObserverInit;
}

/** What is watched. */
export interface Watch {
  /** An element that is read must lie where changes are seen; where it does not, the whole document is watched. */
  mustHold(element: Element): void;
}

/** Every root the adapters name, or the whole document. */
function rootsOf(adapters: readonly Adapter[]): Root[] {
  return adapters.flatMap(({ watch }) => {
    const mutation = watch?.mutation ?? { root: 'html' };
    if (mutation === false) return [];
    const node = find(mutation.root) ?? document.documentElement;
    return [{ node, init: mutation.childListOnly ? { subtree: true, childList: true } : WHOLE }];
  });
}

function find(css: string): Element | null {
  try {
    return document.querySelector(css);
  } catch {
    return null;
  }
}

/**
 * Calls `changed` in the microtask after any change below the adapters' roots, that is before the browser paints it,
 * and after a navigation without a load. A root that the page replaces is found again: its ancestors are watched for
 * children only, which costs nothing.
 */
export function watchPage(adapters: readonly Adapter[], changed: () => void, signal: AbortSignal): Watch {
  let roots: Element[] = [];
  let whole = false;
  const observer = new MutationObserver((records) => {
    if (records.every(isOurOwn)) return;
    if (roots.some((root) => !root.isConnected)) attach();
    changed();
  });
  const attach = () => {
    observer.disconnect();
    const found = whole ? [{ node: document.documentElement, init: WHOLE }] : rootsOf(adapters);
    roots = found.map(({ node }) => node);
    for (const { node, init } of found) {
      observer.observe(node, init);
      for (let up = node.parentNode; up; up = up.parentNode)
        if (!roots.includes(up as Element)) observer.observe(up, { childList: true });
    }
  };
  attach();
  signal.addEventListener('abort', () => observer.disconnect());
  if (adapters.some(({ watch }) => watch?.history !== false)) watchHistory(changed, signal);
  return {
    mustHold: (element) => {
      if (whole || signal.aborted || roots.some((root) => root.contains(element))) return;
      whole = true;
      attach();
    },
  };
}

/** What we put into the page, or took out of it, is no change of the page. */
function isOurOwn({ type, target, addedNodes, removedNodes }: MutationRecord): boolean {
  if (type !== 'childList') return target.nodeName.toLowerCase() === FLAG_TAG;
  return [...addedNodes, ...removedNodes].every((node) => node.nodeName.toLowerCase() === FLAG_TAG);
}

/** Accelerators only: a page may change students without any of them. */
function watchHistory(changed: () => void, signal: AbortSignal): void {
  const { navigation } = globalThis as { navigation?: EventTarget };
  navigation?.addEventListener('navigatesuccess', changed, { signal });
  for (const name of ['popstate', 'hashchange']) addEventListener(name, changed, { signal });
}
