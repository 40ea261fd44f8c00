import type { Job } from '../jobs/jobs.ts';
import type { Looker, Store } from '../store/store.ts';
import { type Numbers, outermost, readHead, spansOf, type Time, type TimeSpan } from './audit.repo.ts';

/** Entries a block. */
const BLOCK = 1_024;
/** Blocks read at once: others get their turn between two readings. */
const AT_ONCE = 16;

/** The full blocks from the trail's beginning: what is in them never changes, so each is read once a process. */
interface Known {
  /** The last entry of the last of them. */
  upTo: number;
  readonly blocks: TimeSpan[];
}

const KNOWN = new WeakMap<Store, Known>();

const NONE: Numbers = { first: 1, last: 0 };

/**
 * The first and the last number among the entries of a time; others may stand between. Times do not rise with the
 * numbers: an entry has the time its request began, servers' clocks differ, and one that ran ahead is set back, by hours
 * or by years. So what each block of entries spans is looked at, and nothing is concluded from one entry about another.
 */
export async function numbersWithin(store: Store, time: Time): Promise<Numbers> {
  const { size } = await store.look(readHead);
  if (time.from === undefined && time.until === undefined) return { first: 1, last: size };
  const { blocks, upTo } = await knownOf(store, size);
  return store.look(async (q) => {
    const rest = await spansOf(q, { first: upTo + 1, last: size }, BLOCK);
    const reaching = reachingInto([...blocks, ...rest], time);
    const first = await firstIn(q, reaching, time, 'first');
    if (first === undefined) return NONE;
    return { first, last: (await firstIn(q, reaching.toReversed(), time, 'last')) ?? first };
  });
}

/** Those of the blocks that may hold an entry of a time, in their order. */
export function reachingInto(
  blocks: readonly TimeSpan[],
  { from = -Infinity, until = Infinity }: Time,
): readonly TimeSpan[] {
  return blocks.filter(({ lowest, highest }) => highest >= from && lowest < until);
}

/**
 * In the first of these blocks that has an entry of the time, its first or its last. Block by block: one entry of a
 * clock that ran ahead makes its block reach into every later day, and must not make all between it be read.
 */
async function firstIn(
  q: Looker,
  blocks: readonly TimeSpan[],
  time: Time,
  end: keyof Numbers,
): Promise<number | undefined> {
  for (const block of blocks) {
    const found = await outermost(q, block, time, end);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Reads the times before anybody searches by them: the first search would wait for all of them. */
export function timesJob(store: Store): Job {
  return {
    trouble: 'The times of the audit trail could not be read.',
    run: async () => void (await numbersWithin(store, { from: store.runtime.now() })),
  };
}

async function knownOf(store: Store, size: number): Promise<Known> {
  const known = KNOWN.get(store) ?? { upTo: 0, blocks: [] };
  KNOWN.set(store, known);
  const full = size - (size % BLOCK);
  while (known.upTo < full) {
    const { upTo } = known;
    const last = Math.min(upTo + AT_ONCE * BLOCK, full);
    const read = await store.look((q) => spansOf(q, { first: upTo + 1, last }, BLOCK));
    // Not when another request was quicker.
    if (known.upTo === upTo) {
      known.blocks.push(...read);
      known.upTo = last;
    }
  }
  return known;
}
