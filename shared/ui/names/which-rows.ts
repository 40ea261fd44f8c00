import type { Title } from '../../access/roles.ts';
import { NAMED_DOCUMENTS, type NameUse } from '../../areas/names/which-name.ts';
import { m } from '../../messages/generated/messages.js';

/** Which name it is, in words. */
export const USE_TEXTS = {
  chosen: m.nmw_chosen,
  'as-chosen': m.nmw_as_chosen,
  both: m.nmw_both,
  legal: m.nmw_legal,
} as const satisfies Readonly<Record<NameUse, unknown>>;

const ORDER = Object.keys(USE_TEXTS);

/** A document and the name it bears. */
export interface WhichRow {
  readonly id: string;
  readonly title: Title;
  readonly use: NameUse;
}

/**
 * Every document with the name it bears, those with the updated one first. Where the district lets no letter to the home
 * bear it, there is nothing to choose, and it is the legal one.
 */
export function whichRows(lettersHome: boolean): readonly WhichRow[] {
  const inUse = (use: NameUse): NameUse => (use === 'as-chosen' && !lettersHome ? 'legal' : use);
  return Object.entries(NAMED_DOCUMENTS)
    .map(([id, { title, use }]) => ({ id, title, use: inUse(use) }))
    .toSorted((a, b) => ORDER.indexOf(a.use) - ORDER.indexOf(b.use));
}
