import { setImmediate as nextTurn } from 'node:timers/promises';
import { RosterError } from './roster-error.ts';

export type Phase = 'reading' | 'comparing' | 'writing';

export interface Progress {
  readonly phase: Phase;
  /** The file or table it is about. */
  readonly what: string;
  readonly done: number;
  /** Zero when it is not known. */
  readonly total: number;
}

/** Lets others have a turn, says how far it is, and stops when asked to. */
export interface Pace {
  /** Throws a `RosterError` `cancelled` once the signal is given. */
  step(progress: Progress): Promise<void>;
}

/** The pace of everything before the transaction: it can be cancelled. */
export function createPace(onProgress: (progress: Progress) => void, signal: AbortSignal | undefined): Pace {
  return {
    async step(progress) {
      onProgress(progress);
      await nextTurn();
      if (signal?.aborted === true)
        throw new RosterError('cancelled', 'The import was cancelled. Nothing was changed.');
    },
  };
}

const STRIDE = 2_000;

/** Walks a list, taking a step of the pace every couple of thousand items. */
export async function paced<T>(
  items: Iterable<T>,
  total: number,
  pace: Pace,
  what: string,
  visit: (item: T) => void,
): Promise<void> {
  let done = 0;
  for (const item of items) {
    if (done % STRIDE === 0) await pace.step({ phase: 'comparing', what, done, total });
    visit(item);
    done += 1;
  }
}
