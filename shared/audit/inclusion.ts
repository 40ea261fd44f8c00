import { nodeHash, type Sha256 } from './tree.ts';

/** A tree as a checkpoint says it is: how many lines, and the root over them. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/**
 * Whether a line with this leaf hash stands at `index` (from 0) in the tree (RFC 9162 section 2.1.3.2). `path`: the
 * hashes of `inclusionPath`.
 */
export function includes(hash: Sha256, tree: TreeHead, index: number, leaf: Uint8Array, path: readonly Uint8Array[]) {
  if (!Number.isInteger(index) || index < 0 || index >= tree.size) return false;
  let [at, last, found] = [index, tree.size - 1, leaf];
  for (const step of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      found = nodeHash(hash, step, found);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      found = nodeHash(hash, found, step);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && same(found, tree.root);
}

/** Whether two hashes are the same. Nothing here is secret, so time tells nothing. */
export function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

const half = (n: number): number => Math.floor(n / 2);
