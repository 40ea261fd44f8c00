import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { same } from '../../shared/audit/inclusion.ts';
import {
  decodeKey,
  encodeKey,
  encodeNote,
  keyIdOf,
  type Note,
  type NoteSignature,
  type VerifierKey,
} from '../../shared/audit/note.ts';
import { syncFile, syncFolder } from '../store/backup/durable.ts';
import { type LastSigned, lastSignedIn } from './last-signed.ts';
import { sha256 } from './sha256.ts';

/** What signs the checkpoints of a trail. */
export interface TrailKeys {
  /** Whose trail: the name of each key. */
  readonly origin: string;
  readonly keys: readonly VerifierKey[];
  /** What was signed with them last. */
  readonly lastSigned: LastSigned;
  /** The signed note of a text: one signature by each key, for who knows one of them only. */
  sign(text: string): string;
}

const PRIVATE_ONLY = 0o600;
/** What a public key has before its 32 bytes in DER (RFC 8410). */
const DER_HEAD = 12;
const PRIVATE = '.pem';
/** Public keys, to hand out. One stays when its private key is taken away: what it signed is checked by it. */
const PUBLIC = '.vkey';

/**
 * The keys in a folder, one a file (`*.pem`, PKCS #8), each with its public key beside it (`*.vkey`). Where there is
 * none yet one is made, for the name `origin()` says: that of the trail's earlier checkpoints, if it has any. Throws in
 * words when a file is no such key.
 */
export async function openTrailKeys(folder: string, origin: () => Promise<string>): Promise<TrailKeys> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Before anything is waited for: two servers that find none at once mean the same file, and the first has it.
  const next = nextFile(folder);
  if (!hasTrailKeys(folder)) writeKey(next, await origin());
  const opened = namesOf(folder, PRIVATE).map((name) => openKey(folder, name));
  const [first] = opened;
  if (first === undefined || opened.some(({ key }) => key.name !== first.key.name)) {
    throw new Error(`The keys in ${folder} are not all of one trail. Take away those that are not of this one.`);
  }
  for (const { file, key } of opened) if (!existsSync(file)) writePublic(file, key);
  return {
    origin: first.key.name,
    keys: opened.map(({ key }) => key),
    lastSigned: lastSignedIn(folder),
    sign: (text) => encodeNote({ text, signatures: opened.map((one) => signatureBy(one, text)) }),
  };
}

/** Whether there is a key to sign with in the folder. */
export function hasTrailKeys(folder: string): boolean {
  return namesOf(folder, PRIVATE).length > 0;
}

/** The private keys in the folder, by their paths. */
export function trailKeyFiles(folder: string): string[] {
  return namesOf(folder, PRIVATE).map((name) => join(folder, `${name}${PRIVATE}`));
}

/** Where the public key of a private one is written. */
export const publicFileOf = (file: string): string => `${file.slice(0, -PRIVATE.length)}${PUBLIC}`;

/**
 * Makes one more key of a trail, under the next number. Nothing is written over: who makes the same one first has it.
 * Gives the path of its file.
 */
export function makeTrailKey(folder: string, origin: string): string {
  return writeKey(nextFile(folder), origin);
}

/** Where the next key of a folder is written. */
function nextFile(folder: string): string {
  const taken = [...namesOf(folder, PRIVATE), ...namesOf(folder, PUBLIC)].map(Number).filter(Number.isInteger);
  return join(folder, `${Math.max(0, ...taken) + 1}${PRIVATE}`);
}

function writeKey(file: string, origin: string): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  putDurably(file, `${origin}\n${pem}`, PRIVATE_ONLY);
  return file;
}

/** Every public key in the folder, also of private keys that were taken away. Writes nothing. Throws in words. */
export function readVerifierKeys(folder: string): VerifierKey[] {
  const found = new Map<string, VerifierKey>();
  const keep = (key: VerifierKey) => found.set(encodeKey(key), key);
  for (const name of namesOf(folder, PRIVATE)) keep(openKey(folder, name).key);
  for (const name of namesOf(folder, PUBLIC)) keep(readPublic(join(folder, `${name}${PUBLIC}`)));
  return [...found.values()];
}

/** Whether one of these keys is named under a note. Whether it signed it rightly is another question. */
export function isSignedBy({ keys }: Pick<TrailKeys, 'keys'>, { signatures }: Note): boolean {
  return signatures.some(({ keyId }) => keys.some((key) => same(key.keyId, keyId)));
}

interface SigningKey {
  readonly key: VerifierKey;
  readonly secret: KeyObject;
  /** Where its public key is written. */
  readonly file: string;
}

function namesOf(folder: string, suffix: string): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith(suffix));
  return files.map((file) => file.slice(0, -suffix.length)).toSorted();
}

/** The first line is the trail's name: a key is of one trail only. */
function openKey(folder: string, named: string): SigningKey {
  const file = join(folder, `${named}${PRIVATE}`);
  try {
    const text = readFileSync(file, 'utf8');
    const [name = ''] = text.split('\n', 1);
    if (!/^[^\s+]+$/.test(name)) throw new Error('it does not begin with the name of a trail');
    const secret = createPrivateKey(text.slice(name.length + 1));
    const der = createPublicKey(secret).export({ type: 'spki', format: 'der' });
    const publicKey = new Uint8Array(der.subarray(DER_HEAD));
    const key = { name, keyId: keyIdOf(sha256, name, publicKey), publicKey };
    return { key, secret, file: publicFileOf(file) };
  } catch (error) {
    throw new Error(`The file ${file} is not a key of a trail. Put back the one that was there.`, { cause: error });
  }
}

function writePublic(file: string, key: VerifierKey): void {
  putDurably(file, `${encodeKey(key)}\n`, 0o644);
}

/**
 * There whole or not at all, also after a disk has failed: half a key would keep the server from starting. What another
 * process has put there first stays.
 */
function putDurably(file: string, text: string, mode: number): void {
  const part = `${file}.${process.pid}.part`;
  rmSync(part, { force: true });
  writeFileSync(part, text, { mode, flag: 'wx' });
  syncFile(part);
  try {
    linkSync(part, file);
  } catch {
    // Taken already; or a file system without links (exFAT, some shares), where no two servers share a folder.
    if (!existsSync(file)) renameSync(part, file);
  }
  rmSync(part, { force: true });
  syncFolder(dirname(file));
}

function readPublic(file: string): VerifierKey {
  try {
    return decodeKey(sha256, readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`The file ${file} is not a public key of a trail. Delete it, or put back the one that was there.`, {
      cause: error,
    });
  }
}

function signatureBy({ key, secret }: SigningKey, text: string): NoteSignature {
  return { name: key.name, keyId: key.keyId, signature: new Uint8Array(sign(null, Buffer.from(text, 'utf8'), secret)) };
}
