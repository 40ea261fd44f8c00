import type { Finding, Findings } from './findings.ts';
import type { Counts } from './merge.ts';
import type { Done, Run } from './one-run.ts';
import { RosterError } from './roster-error.ts';

/** What an import did. Findings may name people by sourcedId: they stay in the report and never go to the log. */
export interface ImportReport {
  readonly runId: string;
  readonly kind: Run['kind'];
  readonly fileName: string;
  /** SHA-256 (hex) of the file. */
  readonly fileHash: string;
  readonly asOf: string;
  /** By table of the store. */
  readonly counts: Readonly<Record<string, Counts>>;
  readonly findings: readonly Finding[];
}

type What = Pick<ImportReport, 'kind' | 'fileName' | 'fileHash' | 'asOf'>;

export function reportOf({ kind, fileName, fileHash, asOf }: What, done: Done, findings: Findings): ImportReport {
  return { ...done, kind, fileName, fileHash, asOf, findings: findings.all() };
}

/** Does an import; a refusal carries what had been found. */
export async function reporting<T>(findings: Findings, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RosterError) error.findings = findings.all();
    throw error;
  }
}
