import type { Answer } from '../api.ts';

/** What a search for options came to. */
export interface Found<T> {
  readonly rows: readonly T[];
  /** How many there are in all, of which `rows` are the first. */
  readonly total: number;
}

/** Looks options up by what was typed. */
export type Search<T> = (query: string) => Promise<Answer<Found<T>>>;

/** How long typing rests before the server is asked, in ms. */
export const TYPING_PAUSE_MS = 200;

/**
 * Which option is active after a key, from 0; -1 is none, the box itself. Null when the key is no step through the
 * list. Past either end it goes on through the box, so that what was typed can be reached again.
 */
export function stepTo(key: string, active: number, count: number): number | null {
  const places = count + 1;
  switch (key) {
    case 'ArrowDown':
      return ((active + 2) % places) - 1;
    case 'ArrowUp':
      return ((active + places) % places) - 1;
    default:
      return null;
  }
}
