import { fromBase64, toBase64 } from './base64.ts';
import { same } from './inclusion.ts';
import type { Sha256 } from './tree.ts';

/** A text with signatures under it (C2SP signed-note). The text is what is signed, with its last line feed. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature {
  readonly name: string;
  /** 4 bytes that say which key; not enough to trust it by. */
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
}

/** A public key as verifiers keep it (C2SP verifier key). */
export interface VerifierKey {
  readonly name: string;
  readonly keyId: Uint8Array;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** Ed25519, as this platform has it. */
export type VerifySignature = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => Promise<boolean>;

const ED25519 = 0x01;
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
const ID_BYTES = 4;
const LINE = /^— (\S+) (\S+)$/;
const encoder = new TextEncoder();

/** `SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key)`, its first four bytes. */
export function keyIdOf(hash: Sha256, name: string, publicKey: Uint8Array): Uint8Array {
  return hash(joined(encoder.encode(`${name}\n`), Uint8Array.of(ED25519), publicKey)).slice(0, ID_BYTES);
}

/** `name+id+key`, for a key file. */
export function encodeKey({ name, keyId, publicKey }: VerifierKey): string {
  return `${name}+${toHex(keyId)}+${toBase64(joined(Uint8Array.of(ED25519), publicKey))}`;
}

/** Reads a key back. Throws `RangeError` in words when it is none, or its id is not its own. */
export function decodeKey(hash: Sha256, text: string): VerifierKey {
  const [, name = '', id = '', key = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
  const bytes = name === '' ? new Uint8Array() : fromBase64(key);
  const publicKey = bytes.slice(1);
  if (bytes[0] !== ED25519 || publicKey.length !== KEY_BYTES) throw new RangeError('not a public key of a trail');
  const keyId = keyIdOf(hash, name, publicKey);
  if (toHex(keyId) !== id) throw new RangeError('the public key and its id do not belong together');
  return { name, keyId, publicKey };
}

/** The note as it is sent and kept. */
export function encodeNote({ text, signatures }: Note): string {
  const lines = signatures.map(({ name, keyId, signature }) => `— ${name} ${toBase64(joined(keyId, signature))}\n`);
  return `${text}\n${lines.join('')}`;
}

/** Reads a note back. Throws `RangeError` when it is none. Says nothing of its signatures. */
export function decodeNote(note: string): Note {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) throw new RangeError('not a signed note');
  const lines = note.slice(end + 2, -1).split('\n');
  return { text: note.slice(0, end + 1), signatures: lines.map(signatureOf) };
}

/**
 * The known key that signed it; undefined when none did. Signatures of keys that are not known say nothing, so that
 * keys can be changed; a wrong one of a known key is never overlooked.
 */
export async function signerOf(
  verify: VerifySignature,
  { text, signatures }: Note,
  keys: readonly VerifierKey[],
): Promise<VerifierKey | undefined> {
  let signer: VerifierKey | undefined;
  for (const { name, keyId, signature } of signatures) {
    const key = keys.find((one) => one.name === name && same(one.keyId, keyId));
    if (key === undefined) continue;
    if (!(await verify(key.publicKey, encoder.encode(text), signature))) return undefined;
    signer ??= key;
  }
  return signer;
}

function signatureOf(line: string): NoteSignature {
  const [, name, coded] = LINE.exec(line) ?? [];
  if (name === undefined || coded === undefined) throw new RangeError('not a signature of a note');
  const bytes = fromBase64(coded);
  if (bytes.length !== ID_BYTES + SIGNATURE_BYTES) throw new RangeError('not a signature of a note');
  return { name, keyId: bytes.slice(0, ID_BYTES), signature: bytes.slice(ID_BYTES) };
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const toHex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
