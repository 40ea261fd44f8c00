import { AsyncLocalStorage } from 'node:async_hooks';

/** Refuses a write that is started inside a write: it would wait for itself for ever. */
export function createNestingGuard() {
  const inside = new AsyncLocalStorage<true>();
  return {
    assertOutside(): void {
      if (inside.getStore() === true) throw new Error('A write was started inside a write.');
    },
    run: <T>(work: () => Promise<T>): Promise<T> => inside.run(true, work),
  };
}
