import { fromBase64, toBase64 } from './base64.ts';
import type { TreeHead } from './inclusion.ts';

/** The trail's head at a moment, as it is signed (C2SP tlog-checkpoint). */
export interface Checkpoint extends TreeHead {
  /** Whose trail: the name of the log, the same for all its checkpoints. */
  readonly origin: string;
  /** The keys that sign this trail, as C2SP verifier keys: who trusts one of them learns the others from here. */
  readonly keys: readonly string[];
}

/**
 * A signature can be put under a note by anybody; what is signed cannot. So keys stand in it, as extension lines;
 * those that are not known are passed over, as C2SP says.
 */
const BODY = /^([^\n]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n((?:[^\n]+\n)*)$/;
const KEY = 'key ';

/** The text that is signed. */
export function checkpointText({ origin, size, root, keys }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n${keys.map((key) => `${KEY}${key}\n`).join('')}`;
}

/** Reads the text of a note back. Throws `RangeError` when it is no checkpoint. */
export function decodeCheckpoint(text: string): Checkpoint {
  const [, origin, size, root, more = ''] = BODY.exec(text) ?? [];
  if (origin === undefined || size === undefined || root === undefined) throw new RangeError('not a checkpoint');
  const named = more.split('\n').filter((line) => line.startsWith(KEY));
  return { origin, size: Number(size), root: fromBase64(root), keys: named.map((line) => line.slice(KEY.length)) };
}
