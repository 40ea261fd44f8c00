import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WitnessAnswer } from '../wire/trail.ts';
import { toBase64 } from './base64.ts';
import { checkpointText } from './checkpoint.ts';
import { encodeKey, encodeNote, keyIdOf } from './note.ts';
import { consistencyPath, splitOf } from './path.ts';
import { leafHash, nodeHash, type Sha256 } from './tree.ts';
import { type Crypto, judge, type Kept, seenOf } from './witness.ts';

const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const DER = Buffer.from('302a300506032b6570032100', 'hex');
const crypto: Crypto = {
  hash: sha256,
  verify: async (key, message, signature) =>
    verify(null, message, { key: Buffer.concat([DER, key]), format: 'der', type: 'spki' }, signature),
};

const ORIGIN = 'facesheet/test';

function newKey(name = ORIGIN) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(DER.length));
  return { name, keyId: keyIdOf(sha256, name, raw), publicKey: raw, privateKey };
}
type Key = ReturnType<typeof newKey>;

function root(lines: readonly string[]): Uint8Array {
  if (lines.length === 0) return sha256(new Uint8Array());
  if (lines.length === 1) return leafHash(sha256, lines[0]!);
  const middle = splitOf(lines.length);
  return nodeHash(sha256, root(lines.slice(0, middle)), root(lines.slice(middle)));
}

const linesOf = (size: number, kind = 'line') => Array.from({ length: size }, (_, i) => `${kind} ${i}`);
const [old, next, stranger] = [newKey(), newKey(), newKey()];

/** What a server with these lines and keys answers a browser that keeps this. */
function answerOf(
  lines: readonly string[],
  kept: Kept | null,
  {
    keys = [old],
    origin = ORIGIN,
    named = keys,
  }: { keys?: readonly Key[]; origin?: string; named?: readonly Key[] } = {},
): WitnessAnswer {
  const text = checkpointText({ origin, size: lines.length, root: root(lines), keys: named.map(encodeKey) });
  const signatures = keys.map((key) => ({ ...key, signature: sign(null, Buffer.from(text), key.privateKey) }));
  const seen = seenOf(kept);
  const spans = seen !== null && seen.size <= lines.length ? consistencyPath(seen.size, lines.length) : undefined;
  const proof = spans?.map(({ from, to }) => toBase64(root(lines.slice(from, to)))) ?? null;
  return { keys: keys.map(encodeKey), checkpoint: encodeNote({ text, signatures }), proof, broken: false };
}

/** What a browser keeps that has seen so many lines. */
async function keptAt(size: number, keys: readonly Key[] = [old]): Promise<Kept> {
  const { kept } = await judge(crypto, null, answerOf(linesOf(size), null, { keys }));
  if (kept === null) throw new Error('A good checkpoint was not kept.');
  return kept;
}

const sizes = fc.tuple(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 0, max: 120 }));

describe('a browser that has seen nothing', () => {
  it('keeps the first checkpoint, and the keys that it names', async () => {
    const answer = answerOf(linesOf(5), null);
    expect(await judge(crypto, null, answer)).toEqual({
      verdict: 'first',
      kept: { note: answer.checkpoint, keys: [encodeKey(old)] },
    });
  });

  it('keeps no key that is offered and signed nothing', async () => {
    const answer = answerOf(linesOf(5), null);
    const { kept } = await judge(crypto, null, { ...answer, keys: [...answer.keys, encodeKey(stranger)] });
    expect(kept?.keys).toEqual([encodeKey(old)]);
  });

  it('keeps nothing where there is nothing yet', async () => {
    const none = { keys: [encodeKey(old)], checkpoint: null, proof: null, broken: false };
    expect(await judge(crypto, null, none)).toEqual({ verdict: 'none', kept: null });
  });
});

describe('a browser that has seen a checkpoint', () => {
  it('goes on with any trail that has what it saw, and keeps the newer', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async ([before, more]) => {
        const kept = await keptAt(before);
        const answer = answerOf(linesOf(before + more), kept);
        expect(await judge(crypto, kept, answer)).toEqual({
          verdict: 'goes-on',
          kept: { note: answer.checkpoint, keys: kept.keys },
        });
      }),
      { numRuns: 40 },
    );
  });

  it('finds a trail that has fewer lines than it saw: a file that was rolled back', async () => {
    const kept = await keptAt(40);
    for (const size of [1, 39]) {
      expect(await judge(crypto, kept, answerOf(linesOf(size), kept))).toEqual({ verdict: 'shrunk', kept });
    }
    const empty = { keys: [encodeKey(old)], checkpoint: null, proof: null, broken: false };
    expect(await judge(crypto, kept, empty)).toEqual({ verdict: 'shrunk', kept });
  });

  it('finds any line that is another, however the trail has grown since and whatever it is told', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), async ([before, more], at) => {
        const kept = await keptAt(before);
        const forged = linesOf(before + more).with(at % before, 'something else');
        const answer = answerOf(forged, kept);
        for (const proof of [answer.proof, null, [], [seenOf(kept)!.root]]) {
          expect(await judge(crypto, kept, { ...answer, proof })).toEqual({ verdict: 'forked', kept });
        }
      }),
      { numRuns: 30 },
    );
  });

  it('finds a trail of another name, even one signed by a key it trusts', async () => {
    const kept = await keptAt(3);
    const other = newKey('facesheet/other');
    const both = answerOf(linesOf(4), kept, { keys: [old, other], origin: 'facesheet/other' });
    expect((await judge(crypto, kept, both)).verdict).toBe('unsigned');
  });

  it('trusts no note that a key it does not know signed, and learns none from it', async () => {
    const kept = await keptAt(3);
    const answer = answerOf(linesOf(4), kept, { keys: [stranger] });
    expect(await judge(crypto, kept, answer)).toEqual({ verdict: 'unsigned', kept });
    const named = { ...stranger, keyId: old.keyId };
    expect(await judge(crypto, kept, answerOf(linesOf(4), kept, { keys: [named] }))).toEqual({
      verdict: 'unsigned',
      kept,
    });
  });

  it('learns a key that signs beside the old one, and goes on when the old one is gone', async () => {
    const kept = await keptAt(3);
    const both = await judge(crypto, kept, answerOf(linesOf(9), kept, { keys: [old, next] }));
    expect(both).toMatchObject({ verdict: 'goes-on', kept: { keys: [encodeKey(old), encodeKey(next)] } });
    const after = await judge(crypto, both.kept, answerOf(linesOf(20), both.kept, { keys: [next] }));
    expect(after.verdict).toBe('goes-on');
    // A browser that was away meanwhile knows the old key only.
    expect((await judge(crypto, kept, answerOf(linesOf(20), kept, { keys: [next] }))).verdict).toBe('unsigned');
  });

  it('learns no key that only signed beside one it trusts: anybody can put a signature there', async () => {
    const kept = await keptAt(3);
    const appended = answerOf(linesOf(9), kept, { keys: [old, stranger], named: [old] });
    expect(await judge(crypto, kept, appended)).toMatchObject({ verdict: 'goes-on', kept: { keys: [encodeKey(old)] } });
  });

  it('trusts a key no more that is named no more', async () => {
    const kept = await keptAt(3, [old, next]);
    const after = await judge(crypto, kept, answerOf(linesOf(5), kept, { keys: [next] }));
    expect(after).toMatchObject({ verdict: 'goes-on', kept: { keys: [encodeKey(next)] } });
    const withdrawn = answerOf(linesOf(7), after.kept, { keys: [old] });
    expect(await judge(crypto, after.kept, withdrawn)).toEqual({ verdict: 'unsigned', kept: after.kept });
  });

  it('trusts no checkpoint that does not name its own signer', async () => {
    const kept = await keptAt(3);
    const odd = answerOf(linesOf(4), kept, { keys: [old], named: [next] });
    expect(await judge(crypto, kept, odd)).toEqual({ verdict: 'unsigned', kept });
  });

  it('goes on with its keys where a checkpoint of an older server names none', async () => {
    const kept = await keptAt(3);
    const older = answerOf(linesOf(4), kept, { named: [] });
    expect(await judge(crypto, kept, older)).toMatchObject({ verdict: 'goes-on', kept: { keys: kept.keys } });
    const first = answerOf(linesOf(4), null, { named: [] });
    expect(await judge(crypto, null, first)).toMatchObject({ verdict: 'first', kept: { keys: kept.keys } });
  });

  it('learns no key from a trail that is not the one it saw', async () => {
    const kept = await keptAt(8);
    const forged = answerOf(linesOf(9, 'other'), kept, { keys: [old, next] });
    expect(await judge(crypto, kept, forged)).toEqual({ verdict: 'forked', kept });
  });

  it('is told by the server that its lines do not give its head', async () => {
    const kept = await keptAt(3);
    const answer = { ...answerOf(linesOf(4), kept), broken: true };
    expect(await judge(crypto, kept, answer)).toEqual({ verdict: 'broken', kept });
  });

  it.each(['', 'x', 'a\n\n— b AAAA\n', 'no checkpoint\n\n— facesheet/test AAAA\n'])(
    'takes %j for what is not signed, and never fails',
    async (checkpoint) => {
      const kept = await keptAt(3);
      const answer = { ...answerOf(linesOf(4), kept), checkpoint };
      expect(await judge(crypto, kept, answer)).toEqual({ verdict: 'unsigned', kept });
    },
  );
});
