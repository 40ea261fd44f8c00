import { m } from '../messages/generated/messages.js';
import type { StoreCode } from '../wire/problem.ts';

/** Why the store behind the server cannot do its work, and who must know. */
export interface StoreWords {
  readonly heading: string;
  readonly text: string;
}

/** The store's trouble in words for staff. They say nothing of what was being done: whoever shows them does. */
export function storeWords(what: StoreCode): StoreWords {
  switch (what) {
    case 'storage-full':
      return { heading: m.store_full_heading(), text: m.store_full() };
    case 'storage-read-only':
      return { heading: m.store_read_only_heading(), text: m.store_read_only() };
    case 'storage-damaged':
      return { heading: m.store_damaged_heading(), text: m.store_damaged() };
    case 'busy':
      return { heading: m.store_busy_heading(), text: m.store_busy() };
    case 'away':
      return { heading: m.store_away_heading(), text: m.store_away() };
  }
}
