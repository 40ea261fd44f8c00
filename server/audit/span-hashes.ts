import type { Span } from '../../shared/audit/path.ts';
import { appendLeaf, type CompactRange, EMPTY_RANGE, leafHash, nodeHash, rootHash } from '../../shared/audit/tree.ts';
import type { Looker } from '../store/store.ts';
import { linesWithin, readNodes } from './checkpoint.repo.ts';
import { sha256 } from './sha256.ts';

/** Hashes from this level on are kept: one row for every 256 entries, and as many again above. */
export const KEPT_LEVEL = 8;

interface Subtree {
  readonly level: number;
  readonly pos: number;
}

/**
 * The root over each span of lines that a checkpoint covers, for a proof: from kept hashes, and from at most 255 lines
 * where a span ends between them. Throws when the trail has fewer lines.
 */
export async function hashesOf(q: Looker, spans: readonly Span[]): Promise<Uint8Array[]> {
  const hashes: Uint8Array[] = [];
  for (const span of spans) hashes.push(rootOf(await subtreesOf(q, subtreesIn(span))));
  return hashes;
}

/** The compact range of the first `size` lines. */
export async function rangeAt(q: Looker, size: number): Promise<CompactRange> {
  return { size, stack: await subtreesOf(q, subtreesIn({ from: 0, to: size })) };
}

/** The perfect subtrees a span is made of, from the left. */
function subtreesIn({ from, to }: Span): Subtree[] {
  const found: Subtree[] = [];
  for (let at = from; at < to;) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= to) level += 1;
    found.push({ level, pos: at / 2 ** level });
    at += 2 ** level;
  }
  return found;
}

async function subtreesOf(q: Looker, subtrees: readonly Subtree[]): Promise<Uint8Array[]> {
  const kept = await readNodes(
    q,
    subtrees.filter(({ level }) => level >= KEPT_LEVEL),
  );
  const hashes: Uint8Array[] = [];
  for (const { level, pos } of subtrees) {
    const known = kept.find((node) => node.level === level && node.pos === pos);
    hashes.push(known?.hash ?? (await hashedAnew(q, level, pos)));
  }
  return hashes;
}

async function hashedAnew(q: Looker, level: number, pos: number): Promise<Uint8Array> {
  const from = pos * 2 ** level;
  const lines = await linesWithin(q, from + 1, from + 2 ** level + 1);
  if (lines.length !== 2 ** level) throw new Error('The audit trail has fewer entries than its checkpoint says.');
  const range = lines.reduce((before, line) => appendLeaf(sha256, before, leafHash(sha256, line)), EMPTY_RANGE);
  return rootHash(sha256, range);
}

/** The root over neighbouring subtrees, as RFC 6962 joins them. */
function rootOf(stack: readonly Uint8Array[]): Uint8Array {
  const last = stack.at(-1);
  if (last === undefined) throw new RangeError('an empty span has no hash');
  return stack.slice(0, -1).reduceRight((right, left) => nodeHash(sha256, left, right), last);
}
