import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { OnStep } from '../examine/progress.ts';
import type { Place } from '../place.ts';
import { copyPostgres } from './copy-postgres.ts';
import { copySqlite } from './copy-sqlite.ts';
import { putInPlace } from './durable.ts';
import { fileHash } from './file-hash.ts';
import { backupName, partName } from './names.ts';
import { createPart } from './part.ts';
import { type Proof, prove } from './prove.ts';
import { rotate } from './rotate.ts';

export interface BackUpOptions {
  readonly folder: string;
  /** How many backups the folder shall hold with the new one, at least 1. */
  readonly keep: number;
  /** Epoch ms: names the backup. */
  readonly at: number;
  readonly onStep: OnStep;
  readonly signal?: AbortSignal;
}

export interface Backup {
  readonly file: string;
  readonly sha256: string;
  readonly proof: Proof;
  /** Older backups that were removed. */
  readonly removed: readonly string[];
}

/**
 * Copies a record that may be in use into one SQLite file, whichever engine it lies in, and keeps the copy only once
 * it is proven; older ones go only then. Whatever fails, no half file is left and nothing old is touched.
 */
export async function backUp(place: Place, { folder, keep, at, signal, ...options }: BackUpOptions): Promise<Backup> {
  const file = join(folder, backupName(at));
  const onStep: OnStep = (step) => {
    signal?.throwIfAborted();
    options.onStep(step);
  };
  if (place.engine === 'sqlite' && !existsSync(place.file)) throw new Error(`There is no database ${place.file} yet.`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const part = createPart(join(folder, partName(backupName(at))), signal);
  try {
    if (place.engine === 'sqlite') await copySqlite(place.file, place.key, part.path, onStep);
    else await copyPostgres(place.url, { into: part.path, key: place.key, now: at }, onStep);
    const proof = await prove(part.path, place.key, onStep);
    const sha256 = await fileHash(part.path);
    signal?.throwIfAborted();
    if (existsSync(file)) throw new Error(`${file} is there already. Run the backup again.`);
    putInPlace(part.path, file);
    return { file, sha256, proof, removed: rotate(file, keep, at) };
  } finally {
    part.discard();
  }
}
