import { UsageError } from './usage-error.ts';
import { readWords } from './words.ts';

/** How many backups stay when nobody says. */
const KEEP = 14;

export type BackupArgs =
  { readonly check: string } | { readonly check?: never; readonly to: string | undefined; readonly keep: number };

const OPTIONS = { to: { type: 'string' }, keep: { type: 'string' }, check: { type: 'string' } } as const;

/** Reads the command line of a backup. Throws a `UsageError` with the usage. */
export function readBackupArgs(args: readonly string[], usage: string): BackupArgs {
  const { values, positionals } = readWords(args, OPTIONS, usage);
  const { to, keep = String(KEEP), check } = values;
  if (positionals.length > 0 || to === '') throw new UsageError(usage);
  if (check !== undefined) {
    if (check === '' || to !== undefined || values.keep !== undefined) throw new UsageError(usage);
    return { check };
  }
  if (!/^[1-9]\d{0,5}$/u.test(keep)) throw new UsageError(`--keep is a number from 1 on.\n${usage}`);
  return { to, keep: Number(keep) };
}
