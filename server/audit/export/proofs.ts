import { inclusionPath, type Span } from '../../../shared/audit/path.ts';
import { appendLeaf, EMPTY_RANGE, leafHash, rootHash } from '../../../shared/audit/tree.ts';
import type { Store } from '../../store/store.ts';
import { sha256 } from '../sha256.ts';
import { hashesOf, KEPT_LEVEL } from '../span-hashes.ts';
import { exportedLines, type MayProve } from './export.repo.ts';

/** So many entries are read and hashed at once: above them the hashes are kept. */
const BLOCK = 2 ** KEPT_LEVEL;

export interface ProvenEntry {
  readonly seq: number;
  readonly line: string;
  readonly path: readonly Uint8Array[];
}

/**
 * These entries (by number, ascending) with the hashes that lead to the root over the first `size`, a block at a time.
 * A block is read once, and each span in it hashed once, however many of its entries are wanted; what lies beside it,
 * once in all.
 */
export async function* provenEntries(
  store: Store,
  may: MayProve,
  seqs: readonly number[],
  size: number,
): AsyncGenerator<readonly ProvenEntry[]> {
  const beside = new Map<string, Uint8Array>();
  for (let at = 0; at < seqs.length;) {
    const from = blockOf((seqs[at] ?? 1) - 1);
    const wanted = seqs.slice(at, at + BLOCK).filter((seq) => blockOf(seq - 1) === from);
    const to = Math.min(from + BLOCK, size);
    const lines = await store.look((q) => exportedLines(q, may, from + 1, to + 1));
    if (lines.length !== to - from) throw new Error('The audit trail has fewer entries than its checkpoint says.');
    const leaves = lines.map((line) => leafHash(sha256, line));
    const inside = new Map<string, Uint8Array>();
    const entries: ProvenEntry[] = [];
    for (const seq of wanted) {
      const path: Uint8Array[] = [];
      for (const span of inclusionPath(seq - 1, size)) {
        const isInside = span.from >= from && span.to <= to;
        const over = () => Promise.resolve(rootOver(leaves.slice(span.from - from, span.to - from)));
        path.push(await (isInside ? once(inside, span, over) : once(beside, span, () => kept(store, span))));
      }
      entries.push({ seq, line: lines[seq - 1 - from] ?? '', path });
    }
    yield entries;
    at += wanted.length;
  }
}

const blockOf = (index: number): number => index - (index % BLOCK);

function rootOver(leaves: readonly Uint8Array[]): Uint8Array {
  const range = leaves.reduce((before, leaf) => appendLeaf(sha256, before, leaf), EMPTY_RANGE);
  return rootHash(sha256, range);
}

/** The root over a span, made the first time it is asked for: neighbours share most of their paths. */
async function once(known: Map<string, Uint8Array>, span: Span, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const key = `${span.from} ${span.to}`;
  const found = known.get(key) ?? (await make());
  known.set(key, found);
  return found;
}

async function kept(store: Store, span: Span): Promise<Uint8Array> {
  const [hash] = await store.look((q) => hashesOf(q, [span]));
  if (hash === undefined) throw new Error('A hash of the audit trail could not be read.');
  return hash;
}
