import { readFile } from 'node:fs/promises';
import { importSisIds } from '../roster/import-sis-ids.ts';
import type { ImportArgs } from './import-args.ts';
import { runImport } from './import-command.ts';
import { UsageError } from './usage-error.ts';

const USAGE = `Usage: npm run import-sis-ids -- FILE.csv --system ADAPTER-ID [options]
  --system ID       the id of the adapter whose pages show these ids
  --end-limit N     how many of the system's ids may go, 0 to 1 (else 0.2)
  --report FILE     writes all findings as CSV`;

function systemOf({ system }: ImportArgs): string {
  if (system === undefined) throw new UsageError(`Say whose ids they are: --system ADAPTER-ID\n${USAGE}`);
  return system;
}

/** Brings the ids by which a SIS's pages name students, where they show no student number. */
void runImport(
  USAGE,
  async (store, args, options) =>
    importSisIds(store, await readFile(args.path), { ...options, system: systemOf(args) }),
  systemOf,
);
