/** What of a window an address needs. */
export interface AddressBar {
  readonly location: { readonly hash: string };
  readonly history: Pick<History, 'pushState' | 'replaceState'>;
  addEventListener(type: 'hashchange' | 'popstate', heard: () => void): void;
}

/** Where the reader is, as parts of the address. Reactive. The parts hold no student data: addresses are kept. */
export interface Place {
  readonly parts: readonly string[];
  /** Goes there; Back leads back, unless it `replaces` where the reader is now. */
  go(parts: readonly string[], how?: { replace: boolean }): void;
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
  const read = () => {
    const next = partsOf(bar.location.hash);
    // The same place keeps its parts, so that nothing is loaded anew.
    if (next !== null && hashOf(next) !== hashOf(parts)) parts = next;
  };
  bar.addEventListener('hashchange', read);
  bar.addEventListener('popstate', read);
  return {
    get parts() {
      return parts;
    },
    go(next, { replace } = { replace: false }) {
      bar.history[replace ? 'replaceState' : 'pushState'](null, '', hashOf(next));
      parts = next;
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
    go: (next, how) => place.go([id, ...next], how),
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
