import { importRoster } from '../roster/import-roster.ts';
import { sourceAt } from '../roster/source.ts';
import { runImport } from './import-command.ts';

const USAGE = `Usage: npm run import-roster -- FILE.zip|FOLDER [options]
  --end-limit 0.2   the largest share (0 to 1) of active students that the set may end
  --day-first       dates with slashes are day/month/year (else month/day/year)
  --as-of DAY       the day as of which the set holds, YYYY-MM-DD (else today)
  --report FILE     writes all findings as CSV`;

/** Brings a OneRoster CSV set into the record: everything or nothing. */
void runImport(USAGE, async (store, { path }, options) => importRoster(store, await sourceAt(path), options));
