import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { decodeCheckpoint } from '../../shared/audit/checkpoint.ts';
import { decodeNote, type Note, signerOf, type VerifierKey } from '../../shared/audit/note.ts';
import { same } from '../../shared/audit/inclusion.ts';
import type { CheckpointRow } from '../audit/checkpoint.repo.ts';
import type { LastSigned } from '../audit/last-signed.ts';
import { toBase64 } from '../audit/sha256.ts';
import { readVerifierKeys, trailKeyFiles } from '../audit/trail-keys.ts';
import { verifySignature } from '../audit/verify-signature.ts';
import type { Looked } from '../store/examine/engine-facts.ts';
import { fault, type Finding, ok, warning } from './finding.ts';

const OTHERS_MAY_READ = 0o044;

/** Whether the keys that sign the trail are there, and only their owner's. Windows has other means, as for the record. */
export async function checkTrailKeys({ examiner }: Looked, folder: string): Promise<Finding[]> {
  const about = 'trail keys';
  const files = trailKeyFiles(folder);
  if (files.length === 0) {
    const signed = (await examiner.checkpoints()).length;
    if (signed === 0) return [ok(about, `none yet: the first start of a server makes one in ${folder}`)];
    return [
      warning(
        about,
        `there is none in ${folder}, and one has signed ${signed} checkpoints. Put it back: else the next start makes another, which no browser trusts`,
      ),
    ];
  }
  const open =
    process.platform === 'win32' ? [] : files.filter((file) => (statSync(file).mode & OTHERS_MAY_READ) !== 0);
  if (open.length === 0) return [ok(about, `${files.length} in ${folder}, for their owner only`)];
  return [warning(about, `others than their owner can read ${open.join(', ')}: chmod go-rwx ${open.join(' ')}`)];
}

type Signed = 'good' | 'bad' | 'unknown';

/** The signature of every checkpoint, by the public keys in the folder. What they were signed over is held to the lines. */
export async function checkSignatures({ examiner }: Looked, folder: string): Promise<Finding[]> {
  const about = 'checkpoints';
  const keys = readVerifierKeys(folder);
  const rows = await examiner.checkpoints();
  const sizes: Record<Signed, number[]> = { good: [], bad: [], unknown: [] };
  for (const row of rows) sizes[await signed(row, keys)].push(row.size);
  const findings = sizes.bad.map((size) => fault(about, `that of ${size} entries has a signature that is forged`));
  if (sizes.unknown.length > 0) findings.push(warning(about, unknownText(sizes.unknown, folder)));
  if (findings.length > 0) return findings;
  return [ok(about, rows.length === 0 ? 'none yet' : `${rows.length}, every signature verified`)];
}

/**
 * Whether the checkpoint that was signed last is in the record: it lies beside the keys, where the database cannot
 * reach. It is to be read before the record is looked at: a server that runs may sign meanwhile.
 */
export async function checkLastSigned(
  { examiner }: Pick<Looked, 'examiner'>,
  { file, read }: LastSigned,
): Promise<Finding[]> {
  const about = 'last checkpoint';
  const signed = existsSync(dirname(file)) ? read() : undefined;
  if (signed === undefined) return [ok(about, 'none was signed yet')];
  const isThere = (await examiner.checkpoints()).some(
    ({ size, root }) => size === signed.size && root === toBase64(signed.root),
  );
  if (isThere) return [ok(about, `that of ${signed.size} entries, as it was signed`)];
  return [
    fault(
      about,
      `that of ${signed.size} entries, signed last, is not in the record: it was taken away, or another record was put here (${file})`,
    ),
  ];
}

function unknownText(sizes: readonly number[], folder: string): string {
  return `${sizes.length}, up to that of ${sizes.at(-1) ?? 0} entries, were signed by a key whose public key (*.vkey) is not in ${folder}`;
}

async function signed({ note }: CheckpointRow, keys: readonly VerifierKey[]): Promise<Signed> {
  try {
    const decoded = decodeNote(note);
    if (!isKnown(decoded, keys)) return 'unknown';
    const signer = await signerOf(verifySignature, decoded, keys);
    return signer?.name === decodeCheckpoint(decoded.text).origin ? 'good' : 'bad';
  } catch (error) {
    if (error instanceof RangeError) return 'bad';
    throw error;
  }
}

const isKnown = ({ signatures }: Note, keys: readonly VerifierKey[]): boolean =>
  signatures.some(({ name, keyId }) => keys.some((key) => key.name === name && same(key.keyId, keyId)));
