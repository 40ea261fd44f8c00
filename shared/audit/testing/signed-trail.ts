import type { WitnessAnswer, WitnessRequest } from '../../wire/trail.ts';
import { toBase64 } from '../base64.ts';
import { checkpointText } from '../checkpoint.ts';
import { encodeKey, encodeNote, keyIdOf } from '../note.ts';
import { consistencyPath, type Span, splitOf } from '../path.ts';
import { leafHash, nodeHash, type Sha256 } from '../tree.ts';

/** A trail in memory that answers a browser as a server does, and can be tampered with. */
export interface SignedTrail {
  lines: string[];
  answer(request: WitnessRequest): Promise<WitnessAnswer>;
}

/** A trail of so many lines with a new key; `hash` is the platform's. */
export async function signedTrail(hash: Sha256, size: number, origin = 'facesheet/test'): Promise<SignedTrail> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const key = { name: origin, keyId: keyIdOf(hash, origin, publicKey), publicKey };

  function root(lines: readonly string[], { from, to }: Span = { from: 0, to: lines.length }): Uint8Array {
    if (to - from === 1) return leafHash(hash, lines[from] ?? '');
    const middle = from + splitOf(to - from);
    return nodeHash(hash, root(lines, { from, to: middle }), root(lines, { from: middle, to }));
  }

  const trail: SignedTrail = {
    lines: Array.from({ length: size }, (_, i) => `line ${i}`),
    async answer({ seen }) {
      const { lines } = trail;
      const keys = [encodeKey(key)];
      if (lines.length === 0) return { keys, checkpoint: null, proof: null, broken: false };
      const text = checkpointText({ origin, size: lines.length, root: root(lines), keys });
      const signature = new Uint8Array(
        await crypto.subtle.sign('Ed25519', pair.privateKey, new TextEncoder().encode(text)),
      );
      const path = seen !== null && seen.size <= lines.length ? consistencyPath(seen.size, lines.length) : null;
      return {
        keys,
        checkpoint: encodeNote({ text, signatures: [{ ...key, signature }] }),
        proof: path && path.map((span) => toBase64(root(lines, span))),
        broken: false,
      };
    },
  };
  return trail;
}
