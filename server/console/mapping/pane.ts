/** What is open beside the map; it has its address, so that Back closes it. No id in it is a person's. */
export type Pane =
  | { readonly at: 'none' }
  | { readonly at: 'new' }
  | { readonly at: 'row'; readonly id: string }
  /** The earlier sets; `version` is the one that is looked at. */
  | { readonly at: 'earlier'; readonly version: number | null };

/** `['row', id]`, `['new']`, `['earlier', '3']`; anything else opens nothing. */
export function paneAt([at, which]: readonly string[]): Pane {
  if (at === 'new') return { at };
  if (at === 'row' && which !== undefined) return { at, id: which };
  if (at === 'earlier') return { at, version: /^\d+$/.test(which ?? '') ? Number(which) : null };
  return { at: 'none' };
}

/** The place of a pane. */
export function partsOfPane(pane: Pane): readonly string[] {
  switch (pane.at) {
    case 'none':
      return [];
    case 'new':
      return ['new'];
    case 'row':
      return ['row', pane.id];
    case 'earlier':
      return pane.version === null ? ['earlier'] : ['earlier', String(pane.version)];
  }
}
