/** What of a window an address needs. */
export interface AddressBar {
  readonly location: { readonly hash: string };
  readonly history: Pick<History, 'pushState' | 'replaceState' | 'state'>;
  addEventListener(type: 'hashchange' | 'popstate', heard: () => void): void;
}

/** Where the reader is, as parts of the address. Reactive. The parts hold no student data: addresses are kept. */
export interface Place {
  readonly parts: readonly string[];
  /** What this step of the history was marked with. A key to memory and nothing else: a browser keeps its history. */
  readonly mark: string | null;
  /** Goes there; Back leads back, unless it `replaces` where the reader is now. */
  go(parts: readonly string[], how?: { replace?: boolean; mark?: string | null }): void;
}

const PREFIX = '#/';

/** `#/mapping/rule%207` → `['mapping', 'rule 7']`; null for a link inside the page, which is no place. */
export function partsOf(hash: string): readonly string[] | null {
  if (hash === '' || hash === '#') return [];
  if (!hash.startsWith(PREFIX)) return null;
  return hash.slice(PREFIX.length).split('/').filter(Boolean).map(decoded);
}

export function hashOf(parts: readonly string[]): string {
  return PREFIX + parts.map(encodeURIComponent).join('/');
}

/** The place that the window's address names, and its changes by Back, by links and by hand. */
export function placeOf(bar: AddressBar): Place {
  let parts = $state.raw(partsOf(bar.location.hash) ?? []);
  let mark = $state.raw(markOf(bar.history.state));
  const read = () => {
    const next = partsOf(bar.location.hash);
    if (next !== null) mark = markOf(bar.history.state);
    // The same place keeps its parts, so that nothing is loaded anew.
    if (next !== null && hashOf(next) !== hashOf(parts)) parts = next;
  };
  bar.addEventListener('hashchange', read);
  bar.addEventListener('popstate', read);
  return {
    get parts() {
      return parts;
    },
    get mark() {
      return mark;
    },
    go(next, how = {}) {
      bar.history[how.replace ? 'replaceState' : 'pushState'](how.mark ?? null, '', hashOf(next));
      [parts, mark] = [next, how.mark ?? null];
    },
  };
}

/** The part of a place below a section: the page sees and changes only the rest. */
export function placeWithin(place: Place, id: string): Place {
  return {
    get parts() {
      // While another section is being opened, the page that is leaving has no rest of its own.
      return place.parts[0] === id ? place.parts.slice(1) : [];
    },
    get mark() {
      return place.parts[0] === id ? place.mark : null;
    },
    go: (next, how) => place.go([id, ...next], how),
  };
}

const markOf = (state: unknown): string | null => (typeof state === 'string' ? state : null);

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
