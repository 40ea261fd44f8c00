/** Asks while somebody types. */
export interface Latest<Q> {
  /** Asks once nothing more has been typed for the pause. */
  soon(query: Q): void;
  /** Asks at once. */
  now(query: Q): void;
  /** Whatever is still to come is not given any more. */
  drop(): void;
}

/**
 * Questions that overtake each other: each new one takes the place of the last, and only the answer to the newest is
 * given, whichever order they come back in. `pauseMs` is how long typing must rest before the server is asked.
 */
export function latest<Q, A>(
  pauseMs: number,
  ask: (query: Q) => Promise<A>,
  give: (answer: A, query: Q) => void,
): Latest<Q> {
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function run(query: Q, own: number): Promise<void> {
    const answer = await ask(query);
    if (own === turn) give(answer, query);
  }
  function begin(): number {
    clearTimeout(timer);
    turn += 1;
    return turn;
  }
  return {
    soon(query) {
      const own = begin();
      timer = setTimeout(() => void run(query, own), pauseMs);
    },
    now: (query) => void run(query, begin()),
    drop: () => void begin(),
  };
}
