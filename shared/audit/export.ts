import { toBase64 } from './base64.ts';
import { leafHash, type Sha256 } from './tree.ts';
import { HINT_BYTES, HINTED, headText } from './verify.ts';

/** The first line of an export; docs/verifying.md says what its members mean. */
export interface ExportHead {
  readonly origin: string;
  /** C2SP verifier keys. */
  readonly keys: readonly string[];
  /** Who exported it: a reference, never a name. */
  readonly by: string | null;
  readonly at: number;
  /** Null for the whole trail. */
  readonly filter: object | null;
  readonly entries: number;
  /** How many stand between the entries. */
  readonly checkpoints: number;
  /** The one that single entries lead to; null for the whole trail. */
  readonly checkpoint: string | null;
  /** What `numbersHash` gives for the single entries, so that none is exchanged for another; null for the whole trail. */
  readonly numbers: string | null;
}

/** A checkpoint, as it goes into the file. */
export interface ExportedCheckpoint {
  readonly size: number;
  readonly note: string;
}

/** The head and what signs it, each with its line feed. */
export function headLines(hash: Sha256, head: ExportHead, sign: (text: string) => string): string {
  const line = JSON.stringify({ facesheet: 'audit-export', version: 1, ...head });
  return `${line}\n${JSON.stringify({ head: sign(headText(hash, head.origin, line)) })}\n`;
}

/** What an entry says beyond its line, with the salt under which the line is committed to it. */
export interface Opening {
  readonly salt: string;
  readonly detail: string;
}

/** One entry with the hashes that lead from it to the head's checkpoint, and its detail where that is shown. */
export function provenLine(seq: number, line: string, path: readonly Uint8Array[], opening?: Opening): string {
  return `${JSON.stringify({ seq, line, path: path.map(toBase64), ...(opening && { opening }) })}\n`;
}

/**
 * The whole trail after its head, a piece for every batch of lines: each line as it is stored, its leaves after 256
 * lines at most, each checkpoint right after the entry it covers and after that one's leaves.
 */
export async function* trailPieces(
  hash: Sha256,
  batches: AsyncIterable<readonly string[]>,
  checkpoints: readonly ExportedCheckpoint[],
): AsyncGenerator<string> {
  let [seq, next] = [0, 0];
  let unhinted: Uint8Array[] = [];
  const due = () => checkpoints[next]?.size === seq;
  const hint = () => {
    const bytes = new Uint8Array(unhinted.length * HINT_BYTES);
    unhinted.forEach((leaf, i) => bytes.set(leaf.subarray(0, HINT_BYTES), i * HINT_BYTES));
    unhinted = [];
    return `${JSON.stringify({ leaves: toBase64(bytes) })}\n`;
  };
  for await (const lines of batches) {
    let piece = '';
    for (const line of lines) {
      seq += 1;
      piece += `${line}\n`;
      unhinted.push(leafHash(hash, line));
      if (unhinted.length === HINTED || due()) piece += hint();
      if (!due()) continue;
      piece += `${JSON.stringify({ checkpoint: checkpoints[next]?.note })}\n`;
      next += 1;
    }
    yield piece;
  }
}
