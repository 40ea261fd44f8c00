import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sha256 } from '../../../server/audit/sha256.ts';
import type { TrailKeys } from '../../../server/audit/trail-keys.ts';
import { verifySignature } from '../../../server/audit/verify-signature.ts';
import { checkpointText } from '../../../shared/audit/checkpoint.ts';
import { headLines, trailPieces } from '../../../shared/audit/export.ts';
import { encodeKey } from '../../../shared/audit/note.ts';
import { appendLeaf, type CompactRange, EMPTY_RANGE, leafHash, rootHash } from '../../../shared/audit/tree.ts';
import { verifyExport } from '../../../shared/audit/verify.ts';
import { linesOf } from '../../../shared/audit/verify-parts.ts';
import { lineAt } from './lines.ts';

const BATCH = 1_000;

/** A file of the whole trail with a checkpoint every thousand entries, as the server exports it, and how long it takes to verify. */
export async function verifyingSeconds(
  folder: string,
  keys: TrailKeys,
  entries: number,
): Promise<{ seconds: number; bytes: number }> {
  const file = join(folder, 'audit.jsonl');
  await pipeline(exported(keys, entries), createWriteStream(file));
  const from = performance.now();
  const crypto = { hash: sha256, verify: verifySignature };
  const verdict = await verifyExport(crypto, linesOf(createReadStream(file)), keys.keys.map(encodeKey));
  const seconds = (performance.now() - from) / 1_000;
  if (verdict.fault !== null || verdict.upTo !== entries) throw new Error('The export of the bench does not verify.');
  return { seconds, bytes: statSync(file).size };
}

async function* exported(keys: TrailKeys, entries: number): AsyncGenerator<string> {
  const checkpoints = signed(keys, entries);
  const counts = { filter: null, entries, checkpoints: checkpoints.length, checkpoint: null, numbers: null };
  const head = { origin: keys.origin, keys: keys.keys.map(encodeKey), by: null, at: 0, ...counts };
  yield headLines(sha256, head, (text) => keys.sign(text));
  yield* trailPieces(sha256, batches(entries), checkpoints);
}

async function* batches(entries: number): AsyncGenerator<string[]> {
  for (let from = 0; from < entries; from += BATCH) {
    yield Array.from({ length: Math.min(BATCH, entries - from) }, (_, i) => lineAt(from + i));
    await Promise.resolve();
  }
}

function signed(keys: TrailKeys, entries: number): { size: number; note: string }[] {
  const checkpoints: { size: number; note: string }[] = [];
  let range: CompactRange = EMPTY_RANGE;
  for (let i = 0; i < entries; i += 1) {
    range = appendLeaf(sha256, range, leafHash(sha256, lineAt(i)));
    if (range.size % BATCH !== 0 && range.size !== entries) continue;
    const text = checkpointText({ origin: keys.origin, size: range.size, root: rootHash(sha256, range), keys: [] });
    checkpoints.push({ size: range.size, note: keys.sign(text) });
  }
  return checkpoints;
}
