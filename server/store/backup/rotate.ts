import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { backupTime, isPart } from './names.ts';

const DAY_MS = 86_400_000;

export interface KeptBackup {
  readonly file: string;
  /** Epoch ms, by its name. */
  readonly at: number;
}

/** Our backups in a folder, newest first. */
export function listBackups(folder: string): KeptBackup[] {
  if (!existsSync(folder)) return [];
  const found = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = entry.isFile() ? backupTime(entry.name) : undefined;
    return at === undefined ? [] : [{ file: join(folder, entry.name), at }];
  });
  return found.sort((a, b) => b.at - a.at);
}

/**
 * Removes our older backups beside the one just made, so that `keep` are left with it, and unfinished ones that a
 * crash left a day ago or longer. Gives what it removed. The one just made stays, whatever the clock said before.
 */
export function rotate(made: string, keep: number, now: number): readonly string[] {
  const folder = dirname(made);
  const old = listBackups(folder)
    .map(({ file }) => file)
    .filter((file) => file !== made)
    .slice(Math.max(0, keep - 1));
  for (const file of old) rmSync(file);
  for (const name of readdirSync(folder).filter(isPart)) {
    const part = join(folder, name);
    if (now - statSync(part).mtimeMs > DAY_MS) rmSync(part);
  }
  return old;
}
