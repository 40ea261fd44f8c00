import { chmodSync, constants, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileHash } from '../backup/file-hash.ts';
import { timeName } from '../backup/names.ts';
import { type Proof, prove } from '../backup/prove.ts';
import { type OnStep, step } from '../examine/progress.ts';
import { isPlain } from '../sqlite/encryption.ts';
import type { WholeFile } from './target.ts';

export interface WorkingCopy extends WholeFile {
  readonly proof: Proof;
  /** SHA-256 (hex) of the backup. */
  readonly sha256: string;
}

/** A folder in the data folder, so that a file in it can be put in place by its name alone. */
export function createWorkFolder(dataDir: string, at: number, signal: AbortSignal | undefined) {
  const folder = join(dataDir, `.restore-${timeName(at)}`);
  const discard = () => rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  signal?.addEventListener('abort', discard, { once: true });
  return { folder, discard };
}

/** Proves a backup and copies it, so that what was proven is what is worked on; the backup itself is never changed. */
export async function takeWorkingCopy(
  backup: string,
  { folder, key: given, onStep }: { folder: string; key: string | undefined; onStep: OnStep },
): Promise<WorkingCopy> {
  if (!existsSync(backup)) throw new Error(`There is no file ${backup}.`);
  assertAlone(backup);
  const key = isPlain(backup) ? undefined : given;
  const proof = await prove(backup, key, onStep);
  const file = join(folder, 'facesheet.db');
  await step(onStep, 'Copying the backup');
  const sha256 = await fileHash(backup);
  await copyFile(backup, file, constants.COPYFILE_FICLONE);
  chmodSync(file, 0o600);
  if ((await fileHash(file)) !== sha256) throw new Error(`${backup} changed while it was copied. Nothing was changed.`);
  return { file, key, proof, sha256 };
}

/** A database that was copied by hand may have its newest changes in a file beside it. */
function assertAlone(file: string): void {
  const wal = `${file}-wal`;
  if (!existsSync(wal) || statSync(wal).size === 0) return;
  throw new Error(
    `${file} has changes beside it (${wal}): it is a database in use, not a backup. Make one with: npm run backup.`,
  );
}
