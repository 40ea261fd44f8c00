import type { Answer } from '../api.ts';
import type { Fault } from '../fault.ts';

/** A list that is read page by page. Reactive. */
export interface Pages<P> {
  /** The page shown; null until the first has come. */
  readonly page: P | null;
  /** Why the last page that was asked for could not be had. */
  readonly fault: Fault | null;
  readonly busy: boolean;
  /** How many pages lie before the one shown. */
  readonly passed: number;
  /** From the beginning, as after a change of the filter. */
  begin(): Promise<void>;
  /** The same page anew. */
  again(): Promise<void>;
  forth(): Promise<void>;
  back(): Promise<void>;
}

/**
 * Pages over a list whose answers say where the next one begins. Only the page that was asked for last is shown, in
 * whichever order they come. `read` is given where a page begins, nothing for the first. `ended` is called when the session is over.
 */
export function pagesOf<P extends { readonly next: K | null }, K>(
  read: (start: K | undefined) => Promise<Answer<P>>,
  ended: () => void,
): Pages<P> {
  let path = $state.raw<readonly (K | undefined)[]>([undefined]);
  let page = $state.raw<P | null>(null);
  let fault = $state.raw<Fault | null>(null);
  let busy = $state(false);
  let turn = 0;

  async function load(next: readonly (K | undefined)[], keep = true): Promise<void> {
    const own = (turn += 1);
    busy = true;
    const answer = await read(next.at(-1));
    if (own !== turn) return;
    busy = false;
    if (!answer.ok && answer.fault.cause === 'signed-out') return ended();
    fault = answer.ok ? null : answer.fault;
    if (answer.ok) path = next;
    if (answer.ok) page = answer.value;
    else if (!keep || isClosed(answer.fault)) page = null;
  }
  return {
    get page() {
      return page;
    },
    get fault() {
      return fault;
    },
    get busy() {
      return busy;
    },
    get passed() {
      return path.length - 1;
    },
    // What was shown was sought in another way.
    begin: () => load([undefined], false),
    again: () => load(path),
    async forth() {
      const next = page?.next;
      if (!busy && next !== null && next !== undefined) await load([...path, next]);
    },
    async back() {
      if (!busy && path.length > 1) await load(path.slice(0, -1));
    },
  };
}

/** Whoever may see it no longer keeps no copy on the screen. */
const isClosed = ({ cause }: Fault): boolean => cause === 'not-allowed' || cause === 'not-visible';
