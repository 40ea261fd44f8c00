import { readFile } from 'node:fs/promises';
import { importAssignments } from '../roster/import-assignments.ts';
import { runImport } from './import-command.ts';

const USAGE = `Usage: npm run import-assignments -- FILE.csv [options]
  --day-first       dates with slashes are day/month/year (else month/day/year)
  --as-of DAY       the day as of which the file holds, YYYY-MM-DD (else today)
  --report FILE     writes all findings as CSV`;

/** Brings roles, caseloads, groups and attributes into the record: what the roster has no words for. */
void runImport(USAGE, async (store, { path }, options) => importAssignments(store, await readFile(path), options));
