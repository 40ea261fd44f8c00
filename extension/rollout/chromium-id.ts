import { createHash } from 'node:crypto';

const ID_LENGTH = 32;
const HEX = 16;

/** The id that Chrome and Edge give an extension with this public key (DER): its digest, in the letters a to p. */
export function chromiumIdOf(publicKey: Uint8Array): string {
  const digits = [...createHash('sha256').update(publicKey).digest('hex').slice(0, ID_LENGTH)];
  return digits.map((digit) => String.fromCharCode('a'.charCodeAt(0) + parseInt(digit, HEX))).join('');
}
