import { fromBase64, toBase64 } from './base64.ts';
import type { TreeHead } from './inclusion.ts';

/** The trail's head at a moment, as it is signed (C2SP tlog-checkpoint). */
export interface Checkpoint extends TreeHead {
  /** Whose trail: the name of the log, the same for all its checkpoints. */
  readonly origin: string;
}

const BODY = /^([^\n]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n$/;

/** The text that is signed. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** Reads the text of a note back. Throws `RangeError` when it is no checkpoint. */
export function decodeCheckpoint(text: string): Checkpoint {
  const [, origin, size, root] = BODY.exec(text) ?? [];
  if (origin === undefined || size === undefined || root === undefined) throw new RangeError('not a checkpoint');
  return { origin, size: Number(size), root: fromBase64(root) };
}
