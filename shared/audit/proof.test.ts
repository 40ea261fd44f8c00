import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consistencyPath, inclusionPath, type Span } from './path.ts';
import { continues } from './proof.ts';
import { includes } from './inclusion.ts';
import { leafHash, nodeHash, type Sha256 } from './tree.ts';

const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const linesOf = (size: number) => Array.from({ length: size }, (_, i) => `line ${i}`);

/** The definition of RFC 6962 section 2.1, recursively. */
function root(lines: readonly string[]): Uint8Array {
  if (lines.length === 0) return sha256(new Uint8Array());
  if (lines.length === 1) return leafHash(sha256, lines[0]!);
  let k = 1;
  while (k * 2 < lines.length) k *= 2;
  return nodeHash(sha256, root(lines.slice(0, k)), root(lines.slice(k)));
}
const over = (lines: readonly string[], spans: readonly Span[]) =>
  spans.map(({ from, to }) => root(lines.slice(from, to)));
const headOf = (lines: readonly string[]) => ({ size: lines.length, root: root(lines) });

/** A size, and a line or an earlier size of it. */
const within = fc
  .integer({ min: 1, max: 300 })
  .chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 })));
const spoilt = (hash: Uint8Array) => hash.map((byte, i) => (i === 0 ? byte ^ 1 : byte));

describe('an inclusion proof', () => {
  it('holds for every line of every tree, and for no other line or place', () => {
    fc.assert(
      fc.property(within, ([size, index]) => {
        const lines = linesOf(size);
        const path = over(lines, inclusionPath(index, size));
        const leaf = leafHash(sha256, lines[index]!);
        expect(includes(sha256, headOf(lines), index, leaf, path)).toBe(true);
        expect(includes(sha256, headOf(lines), index, leafHash(sha256, 'another'), path)).toBe(false);
        expect(includes(sha256, headOf(lines), size, leaf, path)).toBe(false);
        expect(includes(sha256, headOf(lines), index, leaf, [...path, leaf])).toBe(false);
        if (path.length === 0) return;
        expect(includes(sha256, headOf(lines), (index + 1) % size, leaf, path)).toBe(false);
        expect(includes(sha256, headOf(lines), index, leaf, path.slice(1))).toBe(false);
        expect(includes(sha256, headOf(lines), index, leaf, path.with(0, spoilt(path[0]!)))).toBe(false);
      }),
    );
  });

  it('is refused for a line beyond the tree', () => {
    expect(() => inclusionPath(3, 3)).toThrow(RangeError);
    expect(() => inclusionPath(-1, 3)).toThrow(RangeError);
  });
});

describe('a consistency proof', () => {
  it('holds from every earlier size to every later one, and for no other root', () => {
    fc.assert(
      fc.property(within, ([size, below]) => {
        const [lines, before] = [linesOf(size), below + 1];
        const [older, newer] = [headOf(lines.slice(0, before)), headOf(lines)];
        const path = over(lines, consistencyPath(before, size));
        expect(continues(sha256, older, newer, path)).toBe(true);
        expect(continues(sha256, { ...older, root: spoilt(older.root) }, newer, path)).toBe(false);
        expect(continues(sha256, older, { ...newer, root: spoilt(newer.root) }, path)).toBe(false);
        expect(continues(sha256, older, newer, [...path, older.root])).toBe(false);
        for (const [i, hash] of path.entries()) {
          expect(continues(sha256, older, newer, path.with(i, spoilt(hash)))).toBe(false);
          expect(continues(sha256, older, newer, path.toSpliced(i, 1))).toBe(false);
        }
      }),
    );
  });

  it('never makes a shorter tree out of a longer one', () => {
    const lines = linesOf(8);
    expect(continues(sha256, headOf(lines), headOf(lines.slice(0, 7)), [])).toBe(false);
    expect(continues(sha256, headOf([]), headOf(lines), [])).toBe(true);
  });

  it('does not lead from a rewritten beginning', () => {
    fc.assert(
      fc.property(within, ([size, index]) => {
        const lines = linesOf(size);
        const forged = lines.with(index, 'something else');
        const older = headOf(lines.slice(0, index + 1));
        const path = over(forged, consistencyPath(index + 1, size));
        expect(continues(sha256, older, headOf(forged), path)).toBe(false);
      }),
    );
  });
});
