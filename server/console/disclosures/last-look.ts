import type { LogColumn } from '../../../shared/areas/disclosures/saved-view.ts';
import type { Writer } from '../parts/kept.ts';

/** How somebody looked at the log last, but for what its address says. */
export interface Look {
  readonly receiver: string | null;
  readonly columns: readonly LogColumn[] | null;
}

const last = new WeakMap<Writer, Look>();

/** In memory alone: whom data went to may be a parent's name. */
export const lastLook = {
  of: (writer: Writer): Look => last.get(writer) ?? { receiver: null, columns: null },
  keep: (writer: Writer, look: Look): void => void last.set(writer, look),
};
