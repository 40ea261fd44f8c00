import type { Answer } from '../api.ts';
import type { Fault } from '../fault.ts';
import { latest } from '../parts/latest.ts';

/** What the server said to the question that was asked last. Reactive. */
export interface Asked<Q, T> {
  /** The last answer, until the next one comes; null before the first. */
  readonly value: T | null;
  /** Why the last question has no answer. */
  readonly fault: Fault | null;
  readonly busy: boolean;
  ask(question: Q): void;
  /** Forgets the answer, and the question that is under way. */
  clear(): void;
}

/** Asks, and keeps the answer. `ended` is called when an answer says that the session has ended. */
export function asked<Q, T>(question: (query: Q) => Promise<Answer<T>>, ended: () => void): Asked<Q, T> {
  let value = $state.raw<T | null>(null);
  let fault = $state.raw<Fault | null>(null);
  let busy = $state(false);
  const asking = latest(0, question, (answer) => {
    busy = false;
    fault = answer.ok ? null : answer.fault;
    if (answer.ok) value = answer.value;
    else if (answer.fault.cause === 'signed-out') ended();
  });
  return {
    get value() {
      return value;
    },
    get fault() {
      return fault;
    },
    get busy() {
      return busy;
    },
    ask(query) {
      busy = true;
      asking.now(query);
    },
    clear() {
      asking.drop();
      busy = false;
      fault = null;
      value = null;
    },
  };
}
