import { UsageError } from './usage-error.ts';
import { readWords } from './words.ts';

export interface RestoreArgs {
  readonly backup: string;
  readonly yes: boolean;
  /** A file that holds the backup's key. */
  readonly backupKeyFile: string | undefined;
}

const OPTIONS = { yes: { type: 'boolean' }, 'backup-key-file': { type: 'string' } } as const;

/** Reads the command line of a restore. Throws a `UsageError` with the usage. */
export function readRestoreArgs(args: readonly string[], usage: string): RestoreArgs {
  const { values, positionals } = readWords(args, OPTIONS, usage);
  const [backup] = positionals;
  if (backup === undefined || backup === '' || positionals.length > 1) throw new UsageError(usage);
  return { backup, yes: values.yes ?? false, backupKeyFile: values['backup-key-file'] };
}
