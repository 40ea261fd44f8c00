import { UsageError } from './usage-error.ts';

/**
 * Runs a command: a thrown error becomes its text on stderr, never a stack. Exit code 1, or 2 when the command line
 * cannot be understood.
 */
export function runCommand(work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  });
}
