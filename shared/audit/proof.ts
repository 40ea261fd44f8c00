import { same, type TreeHead } from './inclusion.ts';
import { nodeHash, type Sha256 } from './tree.ts';

/**
 * Whether the newer tree has the older one's lines, unchanged, as its first (RFC 9162 section 2.1.4.2). `path`: the
 * hashes of `consistencyPath`. Every tree continues the empty one.
 */
export function continues(hash: Sha256, older: TreeHead, newer: TreeHead, path: readonly Uint8Array[]): boolean {
  if (older.size > newer.size || older.size < 0) return false;
  if (older.size === newer.size) return path.length === 0 && same(older.root, newer.root);
  if (older.size === 0) return path.length === 0;
  let [at, last] = [older.size - 1, newer.size - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  // A perfect older tree is a node of the newer one: its own root is where both begin.
  const [first, ...rest] = at === 0 ? [older.root, ...path] : path;
  if (first === undefined) return false;
  let [oldRoot, newRoot] = [first, first];
  for (const step of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      [oldRoot, newRoot] = [nodeHash(hash, step, oldRoot), nodeHash(hash, step, newRoot)];
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      newRoot = nodeHash(hash, newRoot, step);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && same(oldRoot, older.root) && same(newRoot, newer.root);
}

const half = (n: number): number => Math.floor(n / 2);
