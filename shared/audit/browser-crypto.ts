import { sha256 } from '@noble/hashes/sha2.js';
import type { Crypto as TrailCrypto } from './witness.ts';

const KEY_BYTES = 32;
const ED25519 = { name: 'Ed25519' };

/**
 * What a browser checks a trail with: Ed25519 of the platform, SHA-256 that answers at once. Null where the browser
 * has no Ed25519 (Chrome before 137), or the page was not loaded over TLS: then nothing can be checked.
 */
export async function browserCrypto(subtle: SubtleCrypto | undefined): Promise<TrailCrypto | null> {
  if (subtle === undefined || !(await hasEd25519(subtle))) return null;
  return {
    hash: sha256,
    async verify(publicKey, message, signature) {
      try {
        const key = await subtle.importKey('raw', new Uint8Array(publicKey), ED25519, false, ['verify']);
        return await subtle.verify(ED25519, key, new Uint8Array(signature), new Uint8Array(message));
      } catch {
        // Bytes that are no key at all: whatever was signed with them, it was not by a key.
        return false;
      }
    },
  };
}

async function hasEd25519(subtle: SubtleCrypto): Promise<boolean> {
  try {
    await subtle.importKey('raw', new Uint8Array(KEY_BYTES).fill(1), ED25519, false, ['verify']);
    return true;
  } catch (error) {
    // A browser may find fault with this very key: then it knows what an Ed25519 key is.
    return !(error instanceof DOMException && error.name === 'NotSupportedError') && !(error instanceof TypeError);
  }
}
