import { decodeCheckpoint } from '../../shared/audit/checkpoint.ts';
import { decodeNote } from '../../shared/audit/note.ts';
import { type CompactRange, rootHash } from '../../shared/audit/tree.ts';
import type { CheckpointRow } from './checkpoint.repo.ts';
import { sha256, toBase64 } from './sha256.ts';

/** Holds checkpoints against lines that are gone through in order. */
export interface CheckpointCheck {
  /** To be told after each line. */
  at(range: CompactRange): void;
  /** In words and numbers only; empty when all is well. */
  faults(): string[];
}

/** Whether each stored checkpoint says what its columns say, and has the root over the lines at its size. */
export function checkpointCheck(rows: readonly CheckpointRow[]): CheckpointCheck {
  const faults = rows
    .filter((row) => !saysItself(row))
    .map(({ size }) => `${named(size)}: its note says something else`);
  let next = 0;
  return {
    at(range) {
      const row = rows[next];
      if (row === undefined || row.size > range.size) return;
      next += 1;
      if (row.size === range.size && toBase64(rootHash(sha256, range)) === row.root) return;
      faults.push(`${named(row.size)}: the lines do not give its root, so one of them was altered after it was signed`);
    },
    faults() {
      const beyond = rows.slice(next).map(({ size }) => `${named(size)}: the trail has fewer entries than were signed`);
      return [...faults, ...beyond];
    },
  };
}

const named = (size: number): string => `checkpoint of ${size} entries`;

/** Whether a checkpoint's note says what its row does. Says nothing of its signature. */
export function saysItself({ size, root, note }: CheckpointRow): boolean {
  try {
    const said = decodeCheckpoint(decodeNote(note).text);
    return said.size === size && toBase64(said.root) === root;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
