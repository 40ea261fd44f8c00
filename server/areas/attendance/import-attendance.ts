import type { ImportReport } from '../../roster/report.ts';
import type { Store } from '../../store/store.ts';
import { ENTRY_ALIASES, ENTRY_COLUMNS, type EntryFile, STAFF_COLUMNS } from '../sis-entries/entry-file.ts';
import { type EntryOptions, importEntries } from '../sis-entries/import-entries.ts';
import { knownAttendance } from './attendance.repo.ts';

const ATTENDANCE: EntryFile<'sisAttendance'> = {
  kind: 'attendance',
  table: 'sisAttendance',
  spec: {
    columns: [...ENTRY_COLUMNS, 'kind'],
    ids: [...ENTRY_COLUMNS, 'kind'],
    aliases: {
      ...ENTRY_ALIASES,
      absencedate: 'date',
      attendancedate: 'date',
      attendancecode: 'kind',
      attendance: 'kind',
      code: 'kind',
      status: 'kind',
      type: 'kind',
    },
    barred: STAFF_COLUMNS,
  },
  says: (row) => ({ kind: row.shared('kind') }),
  texts: ['kind'],
  known: knownAttendance,
};

/**
 * Imports attendance.csv: the days on which a student was away or late, as the SIS has them, for whoever monitors them
 * and for committees (R14, R26). Why they were away is not among it. As `importEntries`.
 */
export const importAttendance = (
  store: Store,
  csv: Uint8Array | string,
  options: EntryOptions,
): Promise<ImportReport> => importEntries(ATTENDANCE, store, csv, options);
