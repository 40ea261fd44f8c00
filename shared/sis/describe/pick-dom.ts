import type { Dom } from '../dom.ts';

/** A document in which one can also go up: for describing a page, not for reading it. */
export interface PickDom<N> extends Dom<N> {
  parent(node: N): N | null;
}

/** What can be pointed at. */
export const PICKED_FIELDS = ['sisId', 'name', 'birthDate', 'grade', 'school'] as const;
export type PickedField = (typeof PICKED_FIELDS)[number];
