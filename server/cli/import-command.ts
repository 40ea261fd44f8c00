import { existsSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { dayIn } from '../../shared/runtime.ts';
import { readConfig } from '../config.ts';
import { openStore } from '../open-store.ts';
import type { ImportOptions } from '../roster/import-roster.ts';
import type { ImportReport } from '../roster/report.ts';
import { RosterError } from '../roster/roster-error.ts';
import type { Store } from '../store/store.ts';
import { type ImportArgs, readImportArgs } from './import-args.ts';
import { findingsCsv, findingsSummary, summaryOf } from './import-summary.ts';
import { showProgress } from './progress-line.ts';
import { UsageError } from './usage-error.ts';

/** Exit codes: 0 imported · 1 refused, nothing was changed · 2 the command line cannot be understood. */
const REFUSED = 1;
const USAGE = 2;

type Import = (store: Store, args: ImportArgs, options: ImportOptions) => Promise<ImportReport>;

/**
 * Runs one of the imports from the command line, with progress on stderr and the summary on stdout. `check` throws a
 * `UsageError` where this import needs what was not said.
 */
export async function runImport(usage: string, run: Import, check?: (args: ImportArgs) => void): Promise<void> {
  try {
    const args = readImportArgs(process.argv.slice(2), usage);
    check?.(args);
    if (!existsSync(args.path)) throw new UsageError(`There is no such file or folder: ${args.path}\n${usage}`);
    await importFrom(args, run);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof UsageError ? USAGE : REFUSED;
  }
}

async function importFrom(args: ImportArgs, run: Import): Promise<void> {
  const config = readConfig(process.env);
  const store = await openStore(config);
  const progress = showProgress(process.stderr);
  const cancel = new AbortController();
  // A second Ctrl-C ends the process; even in the transaction that leaves nothing behind.
  process.once('SIGINT', () => cancel.abort());
  try {
    const report = await run(store, args, {
      onProgress: progress.onProgress,
      signal: cancel.signal,
      dayFirst: args.dayFirst,
      asOf: args.asOf ?? dayIn(config.timeZone, store.runtime.now()),
      fileName: basename(args.path),
      ...(args.endLimit === undefined ? {} : { endShareLimit: args.endLimit }),
    });
    progress.done();
    process.stdout.write(summaryOf(report));
    writeReport(args.report, report.findings);
  } catch (error) {
    progress.done();
    if (error instanceof RosterError) reportRefusal(error, args.report);
    throw error;
  } finally {
    await store.close();
  }
}

function reportRefusal({ findings }: RosterError, report: string | undefined): void {
  if (findings.length > 0) process.stdout.write(findingsSummary(findings));
  writeReport(report, findings);
}

function writeReport(path: string | undefined, findings: ImportReport['findings']): void {
  if (path === undefined) return;
  writeFileSync(path, findingsCsv(findings));
  process.stdout.write(`All ${findings.length} findings are in ${path}.\n`);
}
