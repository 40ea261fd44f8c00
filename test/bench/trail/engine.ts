import { systemContext } from '../../../server/cli/context.ts';
import { append } from '../../../server/audit/append.ts';
import { insertLines, moveHead } from '../../../server/audit/audit.repo.ts';
import { CHECKPOINT_ENTRIES, takeCheckpoint } from '../../../server/audit/checkpoints.ts';
import { hashesOf } from '../../../server/audit/span-hashes.ts';
import type { TrailKeys } from '../../../server/audit/trail-keys.ts';
import type { Store } from '../../../server/store/store.ts';
import { consistencyPath } from '../../../shared/audit/path.ts';
import type { CompactRange } from '../../../shared/audit/tree.ts';
import { createRandom } from '../../demo/district/random.ts';
import { median, percentile } from '../stats.ts';

/** How a trail that is full performs on an engine. Times in ms. */
export interface EngineTimes {
  readonly entries: number;
  /** A transaction that inserts one line and no more, and one that makes an entry of the trail. */
  readonly insertMs: number;
  readonly entryMs: number;
  /** The first checkpoint, over all; and one over the next thousand. */
  readonly firstMs: number;
  readonly nextMs: number;
  /** That a random earlier head goes on into the newest. */
  readonly proofMs: number;
  readonly proofP99Ms: number;
}

const WRITES = 1_000;
const PROOFS = 300;
const CHECKPOINTS = 5;
const EVENT = { action: 'student.view', resource: 'face-sheet', decision: 'allowed' } as const;
/** Lines that are only inserted stand where no entry comes. */
const BEYOND = 2 ** 40;

/** Measures on a store whose lines are filled in; their head is set first. */
export async function engineTimes(store: Store, keys: TrailKeys, head: CompactRange): Promise<EngineTimes> {
  await store.tend((tx) => moveHead(tx, head));
  const firstMs = await timed(() => takeCheckpoint(store, keys));
  const next: number[] = [];
  for (let i = 0; i < CHECKPOINTS; i += 1) {
    await addEntries(store, CHECKPOINT_ENTRIES);
    next.push(await timed(() => takeCheckpoint(store, keys)));
  }
  const proofs = await proofTimes(store, head.size + CHECKPOINTS * CHECKPOINT_ENTRIES);
  const entry = await timesOf(WRITES, () => addEntries(store, 1));
  const insert = await timesOf(WRITES, (i) => insertOnly(store, i));
  return {
    entries: head.size,
    insertMs: median(insert),
    entryMs: median(entry),
    firstMs,
    nextMs: median(next),
    proofMs: median(proofs),
    proofP99Ms: percentile(
      proofs.toSorted((a, b) => a - b),
      0.99,
    ),
  };
}

async function addEntries(store: Store, count: number): Promise<void> {
  await store.write(systemContext(store.runtime.now()), async (tx) => {
    for (let i = 1; i < count; i += 1) await append(tx, EVENT);
    return { receipt: await append(tx, EVENT), value: undefined };
  });
}

function insertOnly(store: Store, i: number): Promise<void> {
  const row = { seq: BEYOND + i, at: store.runtime.now(), actorId: null, studentId: null };
  const line = 'x'.repeat(300);
  return store.tend((tx) => insertLines(tx, [{ ...row, action: EVENT.action, decision: EVENT.decision, line }]));
}

function proofTimes(store: Store, size: number): Promise<number[]> {
  const random = createRandom('bench/proofs');
  return timesOf(PROOFS, () => {
    const path = consistencyPath(random.int(1, size), size);
    return store.look((q) => hashesOf(q, path));
  });
}

async function timesOf(count: number, work: (i: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i += 1) times.push(await timed(() => work(i)));
  return times;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
