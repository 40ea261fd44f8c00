import { createPublicKey, verify } from 'node:crypto';
import type { VerifySignature } from '../../shared/audit/note.ts';

/** What comes before the 32 bytes of an Ed25519 key in DER (RFC 8410). */
const DER_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** Ed25519 as Node has it. */
export const verifySignature: VerifySignature = (publicKey, message, signature) => {
  const key = createPublicKey({ key: Buffer.concat([DER_HEAD, publicKey]), format: 'der', type: 'spki' });
  return Promise.resolve(verify(null, message, key, signature));
};
