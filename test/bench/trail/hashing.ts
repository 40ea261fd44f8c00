import { sha256, toBase64 } from '../../../server/audit/sha256.ts';
import { appendLeaf, type CompactRange, EMPTY_RANGE, leafHash } from '../../../shared/audit/tree.ts';
import { lineAt } from './lines.ts';

const ROUNDS = 3;
const US_PER_MS = 1_000;

/** µs an entry. */
export interface HashingTimes {
  /** Writing the entry as its line: what a log without a tree has as well. */
  readonly encodeUs: number;
  readonly leafUs: number;
  readonly rangeUs: number;
  /** The head as text, in the worst case: once an entry. Writes that commit together share it. */
  readonly headUs: number;
}

/** What the tree costs in memory, in parts, over so many entries; the best of some rounds. */
export function hashingTimes(entries: number): HashingTimes {
  const rounds = Array.from({ length: ROUNDS }, () => oneRound(entries));
  const best = (part: keyof HashingTimes) => Math.min(...rounds.map((round) => round[part]));
  return { encodeUs: best('encodeUs'), leafUs: best('leafUs'), rangeUs: best('rangeUs'), headUs: best('headUs') };
}

function oneRound(entries: number): HashingTimes {
  const lines: string[] = [];
  const leaves: Uint8Array[] = [];
  let range: CompactRange = EMPTY_RANGE;
  let written = 0;
  const each = (work: (i: number) => void): number => {
    const from = performance.now();
    for (let i = 0; i < entries; i += 1) work(i);
    return ((performance.now() - from) * US_PER_MS) / entries;
  };
  const encodeUs = each((i) => void lines.push(lineAt(i)));
  const leafUs = each((i) => void leaves.push(leafHash(sha256, lines[i] ?? '')));
  const rangeUs = each((i) => void (range = appendLeaf(sha256, range, leaves[i] ?? new Uint8Array())));
  const headUs = each(() => void (written += JSON.stringify(range.stack.map(toBase64)).length));
  if (written === 0) throw new Error('The head was not written.');
  return { encodeUs, leafUs, rangeUs, headUs };
}
