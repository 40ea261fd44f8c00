import type { Adapter, Field, Fields, Source } from './adapter.ts';

/** A selector of an adapter and where it stands. `isRead`: a value is read there, so that its changes must be seen. */
export interface PlacedSelector {
  readonly place: string;
  readonly css: string;
  readonly isRead: boolean;
}

/** Every selector by which an adapter tells pages apart and reads them. */
export function selectorsIn(adapter: Adapter): PlacedSelector[] {
  const { fingerprint = [], busy = [], fields, pages } = adapter;
  return [
    ...listed(fingerprint, 'fingerprint'),
    ...listed(busy, 'busy'),
    ...ofFields(fields, 'fields'),
    ...pages.flatMap((page, i) => [
      ...listed(page.when?.has ?? [], `pages.${i}.when.has`),
      ...listed(page.when?.hasNot ?? [], `pages.${i}.when.hasNot`),
      ...ofFields(page.fields, `pages.${i}.fields`),
    ]),
  ];
}

function listed(selectors: readonly string[], at: string): PlacedSelector[] {
  return selectors.map((css, i) => ({ place: `${at}.${i}`, css, isRead: false }));
}

function ofFields(fields: Fields | undefined, at: string): PlacedSelector[] {
  return Object.entries(fields ?? {}).flatMap(([name, field]) => ofField(field, `${at}.${name}`));
}

function ofField(field: Field | undefined, at: string): PlacedSelector[] {
  if (field === undefined) return [];
  if (Array.isArray(field)) return ofSources(field, at);
  return [...ofSources(field.any, `${at}.any`), ...ofSources(field.agree ?? [], `${at}.agree`)];
}

function ofSources(sources: readonly Source[], at: string): PlacedSelector[] {
  return sources.flatMap((source, i) => {
    const place = `${at}.${i}`;
    if (source.from === 'label') {
      // The label and the value are sought inside the item: their own selectors begin there.
      return [{ place: `${place}.item`, css: source.item, isRead: true }];
    }
    return 'css' in source ? [{ place: `${place}.css`, css: source.css, isRead: true }] : [];
  });
}
