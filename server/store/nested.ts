import { AsyncLocalStorage } from 'node:async_hooks';

export type Door = 'read' | 'write' | 'look';

const nested = (what: Door) => new Error(`A ${what} was started inside a write.`);

/**
 * Refuses what is started inside a write beside its transaction. A write, or a read with its entry, would wait for
 * itself for ever; a look would wait for a connection while it holds one, and would not see the write's own rows.
 */
export interface NestingGuard {
  assertOutside(what: Door): void;
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** For work that waits for a network or takes turns: it is followed wherever it goes. */
export function createFollowingGuard(): NestingGuard {
  const inside = new AsyncLocalStorage<true>();
  return {
    assertOutside(what) {
      if (inside.getStore() === true) throw nested(what);
    },
    run: (work) => inside.run(true, work),
  };
}

/**
 * For work that never leaves the turn of the event loop it began in, as all does that asks only an embedded database:
 * whatever happens until it ends is inside it. Following every promise instead would cost each request a
 * twentieth of its time. Work that does leave its turn fails: it holds everybody's writes up.
 */
export function createTurnGuard(): NestingGuard {
  let inside = false;
  return {
    assertOutside(what) {
      if (inside) throw nested(what);
    },
    async run(work) {
      inside = true;
      try {
        return await inOneTurn('write', work);
      } finally {
        // Not sooner: work that has left its turn and then starts a write must be refused, not wait for itself.
        inside = false;
      }
    },
  };
}

/** Runs work that must end in the turn of the event loop it began in, and fails it when it has not. */
export async function inOneTurn<T>(what: Door, work: () => Promise<T>): Promise<T> {
  let left = false;
  const next = setImmediate(() => void (left = true));
  try {
    const value = await work();
    if (left) throw new Error(`A ${what} waited for something other than its database. Only a long one may.`);
    return value;
  } finally {
    clearImmediate(next);
  }
}
