import { type ExportHead, headLines, type Opening, provenLine, trailPieces } from '../../../shared/audit/export.ts';
import { decodeNote, encodeKey } from '../../../shared/audit/note.ts';
import { numbersHash } from '../../../shared/audit/verify.ts';
import type { Store } from '../../store/store.ts';
import { type CheckpointRow, checkpointsBetween } from '../checkpoint.repo.ts';
import { sha256 } from '../sha256.ts';
import { isSignedBy, type TrailKeys } from '../trail-keys.ts';
import { exportedLines, type MayProve } from './export.repo.ts';
import { provenEntries } from './proofs.ts';

/** A file that is made while it is read. */
export interface ExportFile {
  /** Nothing in it but numbers: names of files are seen by everybody who passes by. */
  readonly name: string;
  readonly pieces: AsyncIterable<string>;
}

/** What a file is made of and under whose right, and the checkpoint that vouches for it. */
export interface Making extends Pick<ExportHead, 'by' | 'at'> {
  readonly store: Store;
  readonly may: MayProve;
  readonly keys: TrailKeys;
  readonly covered: CheckpointRow;
}

const BATCH = 1_000;

/** The file of the whole trail, up to the checkpoint. */
export async function trailFile(making: Making): Promise<ExportFile> {
  const { store, may, keys, covered } = making;
  const all = await store.look((q) => checkpointsBetween(q, 0, covered.size));
  // One that was signed before the keys were changed can be checked by nobody who has only those of today.
  const checkpoints = all.filter(({ note }) => isSignedBy(keys, decodeNote(note)));
  const { size } = covered;
  const counts = { filter: null, entries: size, checkpoints: checkpoints.length, checkpoint: null, numbers: null };
  async function* batches() {
    for (let from = 1; from <= size; from += BATCH) {
      const to = Math.min(from + BATCH, size + 1);
      yield await store.look((q) => exportedLines(q, may, from, to));
    }
  }
  async function* pieces() {
    yield headOf(making, counts);
    yield* trailPieces(sha256, batches(), checkpoints);
  }
  return { name: `audit-${size}.jsonl`, pieces: pieces() };
}

/**
 * The file of these entries, by number, each with what leads to the checkpoint; of those of `openings` with what they say
 * beyond their line.
 */
export function entriesFile(
  making: Making,
  filter: object,
  seqs: readonly number[],
  openings: ReadonlyMap<number, Opening> = new Map(),
): ExportFile {
  const { store, may, covered } = making;
  async function* pieces() {
    const numbers = numbersHash(sha256, seqs);
    yield headOf(making, { filter, entries: seqs.length, checkpoints: 0, checkpoint: covered.note, numbers });
    for await (const entries of provenEntries(store, may, seqs, covered.size)) {
      yield entries.map(({ seq, line, path }) => provenLine(seq, line, path, openings.get(seq))).join('');
    }
  }
  const [only] = seqs;
  const isOne = 'seq' in filter && only !== undefined;
  const name = isOne ? `audit-entry-${only}.jsonl` : `audit-${seqs.length}-of-${covered.size}.jsonl`;
  return { name, pieces: pieces() };
}

function headOf({ keys, by, at }: Making, counts: Omit<ExportHead, 'origin' | 'keys' | 'by' | 'at'>): string {
  const head = { origin: keys.origin, keys: keys.keys.map(encodeKey), by, at, ...counts };
  return headLines(sha256, head, (text) => keys.sign(text));
}
