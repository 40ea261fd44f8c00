import { readFile } from 'node:fs/promises';
import { importDiscipline } from '../areas/discipline/import-discipline.ts';
import { runImport } from './import-command.ts';

const USAGE = `Usage: npm run import-discipline -- FILE.csv [options]
  --day-first       dates with slashes are day/month/year (else month/day/year)
  --report FILE     writes all findings as CSV`;

/** Brings what the SIS says of discipline into the record, for reports that identify nobody. */
void runImport(USAGE, async (store, { path }, options) => importDiscipline(store, await readFile(path), options));
