import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { appendLeaf, EMPTY_RANGE, leafHash, nodeHash, rootHash, type Sha256 } from './tree.ts';

const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();

/** The definition of RFC 6962 section 2.1, recursively: the slow truth the compact range must agree with. */
function root(lines: readonly string[]): Uint8Array {
  if (lines.length === 0) return sha256(new Uint8Array(0));
  if (lines.length === 1) return leafHash(sha256, lines[0]!);
  let k = 1;
  while (k * 2 < lines.length) k *= 2;
  return nodeHash(sha256, root(lines.slice(0, k)), root(lines.slice(k)));
}

const ranged = (lines: readonly string[]) =>
  lines.reduce((range, line) => appendLeaf(sha256, range, leafHash(sha256, line)), EMPTY_RANGE);

it('gives the published root of an empty tree', () => {
  expect(Buffer.from(rootHash(sha256, EMPTY_RANGE)).toString('hex')).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
});

it('agrees with the recursive definition for any lines', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 80 }), (lines) => {
      expect(rootHash(sha256, ranged(lines))).toEqual(root(lines));
    }),
  );
});

it('changes when any line is changed, dropped or swapped', () => {
  const lines = fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(lines, fc.nat(), (all, at) => {
      const i = at % (all.length - 1);
      const before = rootHash(sha256, ranged(all));
      const swapped = [...all.slice(0, i), all[i + 1]!, all[i]!, ...all.slice(i + 2)];
      expect(rootHash(sha256, ranged(swapped))).not.toEqual(before);
      expect(rootHash(sha256, ranged(all.toSpliced(i, 1)))).not.toEqual(before);
      expect(rootHash(sha256, ranged(all.with(i, `${all[i]!}x`)))).not.toEqual(before);
    }),
  );
});
