import { randomBytes } from 'node:crypto';
import { decodeCheckpoint } from '../../shared/audit/checkpoint.ts';
import { decodeNote } from '../../shared/audit/note.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { type CheckpointRow, newestCheckpoint } from './checkpoint.repo.ts';
import { saysItself } from './check-checkpoints.ts';
import { checkpointDue, followCheckpoint, takeCheckpoint } from './checkpoints.ts';
import { TrailBroken } from './trail-broken.ts';
import { openTrailKeys, type TrailKeys } from './trail-keys.ts';

/** Signs a trail while a server runs. */
export interface TrailKeeper {
  readonly keys: TrailKeys;
  /** Whether the last look found lines that do not give the head. */
  readonly broken: boolean;
  /** Signs the trail as it stands now, and gives the newest checkpoint. Throws `TrailBroken`. */
  sign(): Promise<CheckpointRow | undefined>;
  /** Signs if one is due; a fault is logged, never thrown. That the trail is broken is said once, until it is whole. */
  look(): Promise<void>;
}

const NAME_BYTES = 6;

/** A name that no other trail has. */
const newOrigin = (): string => `facesheet/${randomBytes(NAME_BYTES).toString('hex')}`;

/** Opens the keys in the folder, for the trail this store has. */
export async function openTrailKeeper(store: Store, folder: string, log: Log): Promise<TrailKeeper> {
  return keepTrail(store, await openKeysOf(store, folder), log);
}

/**
 * The keys in the folder; where there are none yet, one is made with the name that this store's trail has. Throws in
 * words when they are another trail's, as after a restore from another machine.
 */
export async function openKeysOf(store: Store, folder: string): Promise<TrailKeys> {
  const origin = await originOf(store);
  const keys = await openTrailKeys(folder, () => Promise.resolve(origin ?? newOrigin()));
  if (origin === undefined || origin === keys.origin) return keys;
  throw new Error(
    `The keys in ${folder} are those of the trail ${keys.origin}, but this one is ${origin}. Put its own keys there, or move these away: then a new one is made, which browsers have to be told of.`,
  );
}

/** Signs this store's trail with keys that are open. */
export function keepTrail(store: Store, keys: TrailKeys, log: Log): TrailKeeper {
  let broken = false;
  let said = false;
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = turn.then(
      () => minded(work),
      () => minded(work),
    );
    turn = next;
    return next;
  }

  const sign = () => inTurn(() => takeCheckpoint(store, keys));

  async function minded<T>(work: () => Promise<T>): Promise<T> {
    try {
      const done = await work();
      broken = false;
      return done;
    } catch (error) {
      // A database that is away says nothing of its lines.
      if (error instanceof TrailBroken) broken = true;
      throw error;
    }
  }

  return {
    keys,
    get broken() {
      return broken;
    },
    sign,
    async look() {
      try {
        if (broken || (await checkpointDue(store))) await sign();
        else await inTurn(() => followCheckpoint(store, keys));
        said = broken;
      } catch (error) {
        // Our own words only: a driver's may hold values.
        if (!(error instanceof TrailBroken)) log.error({}, 'No checkpoint of the audit trail could be signed.');
        else if (!said) log.error({}, error.message);
        said = broken;
      }
    },
  };
}

async function originOf(store: Store): Promise<string | undefined> {
  const last = await store.look((q) => newestCheckpoint(q));
  // One that was altered names nothing: the trail is found broken when it is signed, and the server serves.
  return last && saysItself(last) ? decodeCheckpoint(decodeNote(last.note).text).origin : undefined;
}
