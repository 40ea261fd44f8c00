import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { continues } from '../../shared/audit/proof.ts';
import { includes } from '../../shared/audit/inclusion.ts';
import { consistencyPath, inclusionPath, splitOf } from '../../shared/audit/path.ts';
import { leafHash, nodeHash } from '../../shared/audit/tree.ts';
import { tempStore } from '../../test/tools/temp-store.ts';
import { testTrailKeys } from '../../test/tools/trail-keys.ts';
import { takeCheckpoint } from './checkpoints.ts';
import { sha256 } from './sha256.ts';
import { hashesOf, rangeAt } from './span-hashes.ts';
import { addEntries } from './testing/many-entries.ts';

/** The definition of RFC 6962 section 2.1, recursively. */
function root(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (first === undefined || leaves.length === 1) return first ?? sha256(new Uint8Array());
  const middle = splitOf(leaves.length);
  return nodeHash(sha256, root(leaves.slice(0, middle)), root(leaves.slice(middle)));
}

/** Checkpoints at sizes around where hashes begin to be kept, and then some apart. */
const STEPS = [1, 254, 1, 1, 255, 0, 3, 512, 700, 1, 297];

/** Made once a test, since a property asks it often. */
async function trail() {
  const temp = await tempStore();
  const keys = await testTrailKeys();
  for (const step of STEPS) {
    await addEntries(temp, step);
    await takeCheckpoint(temp.store, keys);
  }
  const lines = (await temp.rows('SELECT line FROM audit ORDER BY seq')).map(String);
  return { temp, leaves: lines.map((line) => leafHash(sha256, line)) };
}

const hex = (hashes: readonly Uint8Array[]) => hashes.map((hash) => Buffer.from(hash).toString('hex'));

describe('hashes for proofs', () => {
  it('are those of the definition, for every kind of span', async () => {
    const { temp, leaves } = await trail();
    const span = fc
      .tuple(fc.nat(leaves.length - 1), fc.nat(leaves.length - 1))
      .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) + 1 }));
    // What RFC 6962 asks for begins at a multiple of a power of two that is at least as large as the span.
    const asked = fc.tuple(span, fc.nat(12)).map(([{ from, to }, level]) => {
      const begin = Math.floor(from / 2 ** level) * 2 ** level;
      return { from: begin, to: Math.max(begin + 1, Math.min(to, begin + 2 ** level)) };
    });
    await fc.assert(
      fc.asyncProperty(asked, async (one) => {
        const [hash] = await temp.store.look((q) => hashesOf(q, [one]));
        expect(hex([hash!])).toEqual(hex([root(leaves.slice(one.from, one.to))]));
      }),
      { numRuns: 60 },
    );
  });

  it('prove every line and every earlier size, at every checkpoint', async () => {
    const { temp, leaves } = await trail();
    const size = fc.integer({ min: 1, max: leaves.length });
    const two = fc.tuple(size, size).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    await fc.assert(
      fc.asyncProperty(two, async ([before, now]) => {
        const head = { size: now, root: root(leaves.slice(0, now)) };
        const older = { size: before, root: root(leaves.slice(0, before)) };
        const [steps, path] = await temp.store.look(async (q) => [
          await hashesOf(q, consistencyPath(before, now)),
          await hashesOf(q, inclusionPath(before - 1, now)),
        ]);
        expect(continues(sha256, older, head, steps)).toBe(true);
        expect(includes(sha256, head, before - 1, leaves[before - 1]!, path)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('are the same without the kept ones: those only save the reading', async () => {
    const { temp, leaves } = await trail();
    const spans = consistencyPath(300, leaves.length);
    const before = await temp.store.look((q) => hashesOf(q, spans));
    expect(Number(await temp.one('SELECT count(*) FROM audit_node'))).toBeGreaterThan(7);
    await temp.tamper('DELETE FROM audit_node');
    expect(hex(await temp.store.look((q) => hashesOf(q, spans)))).toEqual(hex(before));
  });

  it('of more lines than there are is refused', async () => {
    const { temp, leaves } = await trail();
    const beyond = { from: 0, to: leaves.length + 1 };
    await expect(temp.store.look((q) => hashesOf(q, [beyond]))).rejects.toThrow(/fewer entries/);
    expect((await temp.store.look((q) => rangeAt(q, 0))).stack).toEqual([]);
  });
});
