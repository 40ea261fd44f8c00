import { fromBase64, toBase64 } from '../../shared/audit/base64.ts';

/** What encrypts here: the platform's own (`crypto`). */
export type BoxCrypto = Pick<Crypto, 'subtle' | 'getRandomValues'>;

const ALGORITHM = 'AES-GCM';
const [KEY_BYTES, IV_BYTES] = [32, 12];
/** A longer face sheet is not kept: what is typed needs the room more. */
const TEXT_BYTES_MAX = 200_000;

export const newKey = (crypto: BoxCrypto): string => toBase64(crypto.getRandomValues(new Uint8Array(KEY_BYTES)));

/** Encrypts a text under its name; null when it is too long. */
export async function shut(crypto: BoxCrypto, key: string, name: string, text: string): Promise<string | null> {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > TEXT_BYTES_MAX) return null;
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const box = await crypto.subtle.encrypt(howOf(iv, name), await keyOf(crypto, key, 'encrypt'), bytes);
  return toBase64(new Uint8Array([...iv, ...new Uint8Array(box)]));
}

/** The text again; null when it was shut under another key or name, or is damaged. */
export async function opened(crypto: BoxCrypto, key: string, name: string, box: string): Promise<string | null> {
  try {
    const bytes = new Uint8Array(fromBase64(box));
    const how = howOf(bytes.slice(0, IV_BYTES), name);
    const text = await crypto.subtle.decrypt(how, await keyOf(crypto, key, 'decrypt'), bytes.slice(IV_BYTES));
    return new TextDecoder().decode(text);
  } catch {
    return null;
  }
}

const howOf = (iv: Uint8Array<ArrayBuffer>, name: string) => ({
  name: ALGORITHM,
  iv,
  additionalData: new TextEncoder().encode(name),
});

const keyOf = ({ subtle }: BoxCrypto, key: string, use: 'encrypt' | 'decrypt') =>
  subtle.importKey('raw', new Uint8Array(fromBase64(key)), ALGORITHM, false, [use]);
