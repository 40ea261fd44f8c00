import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeNote, keyIdOf, type NoteSignature, type VerifierKey } from '../../shared/audit/note.ts';
import { sha256 } from './sha256.ts';

/** What signs the checkpoints of a trail. */
export interface TrailKeys {
  /** Whose trail: the name of each key. */
  readonly origin: string;
  readonly keys: readonly VerifierKey[];
  /** The signed note of a text: one signature by each key, so that who knows one of them can learn the others. */
  sign(text: string): string;
}

const PRIVATE_ONLY = 0o600;
/** What a public key has before its 32 bytes in DER (RFC 8410). */
const DER_HEAD = 12;
const SUFFIX = '.pem';

/**
 * The keys in a folder, one a file (`*.pem`, PKCS #8). Where there is none yet one is made, for the name `origin()`
 * says: that of the trail's earlier checkpoints, if it has any. Throws in words when a file is no such key.
 */
export async function openTrailKeys(folder: string, origin: () => Promise<string>): Promise<TrailKeys> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (keyFiles(folder).length === 0) makeTrailKey(folder, await origin(), '1');
  const opened = keyFiles(folder).map((file) => openKey(join(folder, file)));
  const [first] = opened;
  if (first === undefined || opened.some(({ key }) => key.name !== first.key.name)) {
    throw new Error(`The keys in ${folder} are not all of one trail. Take away those that are not of this one.`);
  }
  return {
    origin: first.key.name,
    keys: opened.map(({ key }) => key),
    sign: (text) => encodeNote({ text, signatures: opened.map((one) => signatureBy(one, text)) }),
  };
}

/** Makes one more key of a trail. Nothing is written over. */
export function makeTrailKey(folder: string, origin: string, name: string): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  writeFileSync(join(folder, `${name}${SUFFIX}`), `${origin}\n${pem}`, { mode: PRIVATE_ONLY, flag: 'wx' });
}

interface SigningKey {
  readonly key: VerifierKey;
  readonly secret: KeyObject;
}

function keyFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(SUFFIX))
    .toSorted();
}

/** The first line is the trail's name: a key is of one trail only. */
function openKey(file: string): SigningKey {
  try {
    const text = readFileSync(file, 'utf8');
    const [name = ''] = text.split('\n', 1);
    if (!/^[^\s+]+$/.test(name)) throw new Error('it does not begin with the name of a trail');
    const secret = createPrivateKey(text.slice(name.length + 1));
    const der = createPublicKey(secret).export({ type: 'spki', format: 'der' });
    const publicKey = new Uint8Array(der.subarray(DER_HEAD));
    return { key: { name, keyId: keyIdOf(sha256, name, publicKey), publicKey }, secret };
  } catch (error) {
    throw new Error(`The file ${file} is not a key of a trail. Put back the one that was there.`, { cause: error });
  }
}

function signatureBy({ key, secret }: SigningKey, text: string): NoteSignature {
  return { name: key.name, keyId: key.keyId, signature: new Uint8Array(sign(null, Buffer.from(text, 'utf8'), secret)) };
}
