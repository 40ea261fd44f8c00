import { fromBase64, toBase64 } from '../audit/base64.ts';

/** What seals and opens: the platform's own (`crypto`), here and on the server. */
export type SealCrypto = Pick<Crypto, 'subtle' | 'getRandomValues'>;

/** The server's public key that text is sealed to: ECDH on P-256, the point as 65 bytes in base64. */
export interface SealKey {
  readonly id: string;
  readonly key: string;
}

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const [POINT_BYTES, IV_BYTES, KEY_BITS] = [65, 12, 256];
const VERSION = '1';
const encoder = new TextEncoder();

/**
 * Seals a text so that the server alone can open it, and only for whom it is meant: `whose` is part of the seal. Two
 * seals of one text have nothing in common. The form is `1.KEY-ID.BASE64`.
 */
export async function seal(crypto: SealCrypto, to: SealKey, whose: string, text: string): Promise<string> {
  const { subtle } = crypto;
  const theirs = await subtle.importKey('raw', new Uint8Array(fromBase64(to.key)), CURVE, false, []);
  const once = await subtle.generateKey(CURVE, false, ['deriveBits']);
  const point = new Uint8Array(await subtle.exportKey('raw', once.publicKey));
  const shared = await subtle.deriveBits({ ...CURVE, public: theirs }, once.privateKey, KEY_BITS);
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const key = await boxKey(subtle, shared, point, 'encrypt');
  const box = new Uint8Array(await subtle.encrypt(boxOf(iv, whose), key, encoder.encode(text)));
  const all = new Uint8Array(POINT_BYTES + IV_BYTES + box.length);
  all.set(point);
  all.set(iv, POINT_BYTES);
  all.set(box, POINT_BYTES + IV_BYTES);
  return [VERSION, to.id, toBase64(all)].join('.');
}

/** Which key a sealed text needs; null when it is none. */
export function sealedTo(sealed: string): string | null {
  const [version, id, body, more] = sealed.split('.');
  return version === VERSION && id !== undefined && body !== undefined && more === undefined ? id : null;
}

/** Opens what was sealed for `whose`; null when it was for somebody else, to another key, or is damaged. */
export async function unseal(
  { subtle }: Pick<SealCrypto, 'subtle'>,
  privateKey: CryptoKey,
  whose: string,
  sealed: string,
): Promise<string | null> {
  try {
    const bytes = new Uint8Array(fromBase64(sealed.split('.')[2] ?? ''));
    const [point, iv] = [bytes.slice(0, POINT_BYTES), bytes.slice(POINT_BYTES, POINT_BYTES + IV_BYTES)];
    const theirs = await subtle.importKey('raw', point, CURVE, false, []);
    const shared = await subtle.deriveBits({ ...CURVE, public: theirs }, privateKey, KEY_BITS);
    const key = await boxKey(subtle, shared, point, 'decrypt');
    return new TextDecoder().decode(await subtle.decrypt(boxOf(iv, whose), key, bytes.slice(POINT_BYTES + IV_BYTES)));
  } catch {
    // One word for all of it: what somebody else's text is must not show from how it fails.
    return null;
  }
}

const boxOf = (iv: Uint8Array<ArrayBuffer>, whose: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: encoder.encode(whose),
});

async function boxKey(
  subtle: SubtleCrypto,
  shared: ArrayBuffer,
  point: Uint8Array<ArrayBuffer>,
  use: 'encrypt' | 'decrypt',
): Promise<CryptoKey> {
  const secret = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const info = encoder.encode('facesheet/seal/1');
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: point, info };
  return subtle.deriveKey(hkdf, secret, { name: 'AES-GCM', length: KEY_BITS }, false, [use]);
}
