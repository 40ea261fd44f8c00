import type { ImportReport } from '../../roster/report.ts';
import type { Store } from '../../store/store.ts';
import { ENTRY_ALIASES, ENTRY_COLUMNS, type EntryFile, STAFF_COLUMNS } from '../sis-entries/entry-file.ts';
import { type EntryOptions, importEntries } from '../sis-entries/import-entries.ts';
import { entriesOf } from './discipline.repo.ts';

const DISCIPLINE: EntryFile<'sisDiscipline'> = {
  kind: 'discipline',
  table: 'sisDiscipline',
  spec: {
    columns: [...ENTRY_COLUMNS, 'grade', 'infraction', 'action'],
    ids: [...ENTRY_COLUMNS, 'infraction'],
    aliases: {
      ...ENTRY_ALIASES,
      incidentid: 'sourcedId',
      incidentdate: 'date',
      gradelevel: 'grade',
      incident: 'infraction',
      offense: 'infraction',
      behavior: 'infraction',
      consequence: 'action',
      disposition: 'action',
      outcome: 'action',
    },
    barred: STAFF_COLUMNS,
  },
  says: (row) => ({ grade: row.shared('grade'), infraction: row.shared('infraction'), action: row.shared('action') }),
  texts: ['infraction', 'action'],
  known: entriesOf,
};

/** Imports discipline.csv: what the SIS says of discipline, for reports and committees (R26, R31). As `importEntries`. */
export const importDiscipline = (
  store: Store,
  csv: Uint8Array | string,
  options: EntryOptions,
): Promise<ImportReport> => importEntries(DISCIPLINE, store, csv, options);
