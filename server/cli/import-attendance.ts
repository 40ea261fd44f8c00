import { readFile } from 'node:fs/promises';
import { importAttendance } from '../areas/attendance/import-attendance.ts';
import { runImport } from './import-command.ts';

const USAGE = `Usage: npm run import-attendance -- FILE.csv [options]
  --day-first       dates with slashes are day/month/year (else month/day/year)
  --report FILE     writes all findings as CSV`;

/** Brings the days on which students were away or late into the record, as the SIS has them. */
void runImport(USAGE, async (store, { path }, options) => importAttendance(store, await readFile(path), options));
