/**
 * The Merkle tree over the stored lines (RFC 6962): leaf `H(0x00 ‖ line)`, node `H(0x01 ‖ left ‖ right)`.
 * The server keeps only the compact range, log₂ n hashes, and updates it in the transaction of each entry.
 * The hash is injected: `node:crypto` on the server, the browser's own elsewhere.
 */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

const LEAF = 0x00;
const NODE = 0x01;
const encoder = new TextEncoder();

/** The hash of one stored line. */
export function leafHash(hash: Sha256, line: string): Uint8Array {
  const bytes = encoder.encode(line);
  const prefixed = new Uint8Array(bytes.length + 1);
  prefixed[0] = LEAF;
  prefixed.set(bytes, 1);
  return hash(prefixed);
}

/** The hash of a node over its two children. */
export function nodeHash(hash: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  const joined = new Uint8Array(1 + left.length + right.length);
  joined[0] = NODE;
  joined.set(left, 1);
  joined.set(right, 1 + left.length);
  return hash(joined);
}

/** How many lines, and the hash of each perfect subtree from the largest to the smallest. */
export interface CompactRange {
  readonly size: number;
  readonly stack: readonly Uint8Array[];
}

export const EMPTY_RANGE: CompactRange = { size: 0, stack: [] };

/** A perfect subtree: over `2 ** level` lines, the `pos`-th of its level from 0. */
export interface TreeNode {
  readonly level: number;
  readonly pos: number;
  readonly hash: Uint8Array;
}

/**
 * The range with one more leaf: equal subtrees at the end are joined, as carries are in a binary counter. `onNode` is
 * given each subtree that becomes perfect by it, the smallest first.
 */
export function appendLeaf(
  hash: Sha256,
  range: CompactRange,
  leaf: Uint8Array,
  onNode?: (node: TreeNode) => void,
): CompactRange {
  const stack = [...range.stack];
  let right = leaf;
  let level = 0;
  for (let carry = range.size; carry % 2 === 1; carry = Math.floor(carry / 2)) {
    const left = stack.pop();
    if (left === undefined) throw new RangeError('the audit head does not fit its size');
    right = nodeHash(hash, left, right);
    level += 1;
    onNode?.({ level, pos: Math.floor(range.size / 2 ** level), hash: right });
  }
  return { size: range.size + 1, stack: [...stack, right] };
}

/** The root over all lines of the range: what a checkpoint signs. */
export function rootHash(hash: Sha256, range: CompactRange): Uint8Array {
  const last = range.stack.at(-1);
  if (last === undefined) return hash(new Uint8Array(0));
  return range.stack.slice(0, -1).reduceRight((right, left) => nodeHash(hash, left, right), last);
}
