import { UsageError } from './usage-error.ts';
import { readWords } from './words.ts';

export interface DoctorArgs {
  readonly quick: boolean;
  readonly json: boolean;
  readonly backups: string | undefined;
}

const OPTIONS = { quick: { type: 'boolean' }, json: { type: 'boolean' }, backups: { type: 'string' } } as const;

/** Reads the command line of the doctor. Throws a `UsageError` with the usage. */
export function readDoctorArgs(args: readonly string[], usage: string): DoctorArgs {
  const { values, positionals } = readWords(args, OPTIONS, usage);
  if (positionals.length > 0 || values.backups === '') throw new UsageError(usage);
  return { quick: values.quick ?? false, json: values.json ?? false, backups: values.backups };
}
