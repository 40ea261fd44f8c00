import { asUtf8, readCsv } from '../../roster/csv.ts';
import type { Findings } from '../../roster/findings.ts';
import { readHeader } from '../../roster/header.ts';
import type { Pace } from '../../roster/pace.ts';
import { Row } from '../../roster/row.ts';
import { isIdShaped } from '../../roster/values.ts';
import type { EntryFile, EntryRecord, EntryTable } from './entry-file.ts';

/** How a file is read. */
export interface Reading {
  readonly file: string;
  readonly dayFirst: boolean;
  readonly findings: Findings;
  readonly pace: Pace;
}

/** Reads a file of entries as leniently as a roster. Throws a `RosterError` when it cannot be read at all. */
export async function readEntries<T extends EntryTable>(
  { spec, says }: EntryFile<T>,
  raw: Uint8Array,
  { file, dayFirst, findings, pace }: Reading,
): Promise<EntryRecord<T>[]> {
  const { bytes, converted, cleared } = asUtf8(raw);
  if (converted) findings.add('encoding', { file });
  if (cleared) findings.add('character-left-out', { file });
  const records = new Map<string, EntryRecord<T>>();
  let row: Row | null = null;
  const start = (cells: readonly string[]) =>
    new Row(file, readHeader(cells, spec, file, [], findings), dayFirst, findings);
  await readCsv(file, bytes, pace, (cells, line) => {
    if (row === null) row = start(cells);
    else visit(row.turnTo(cells, line), says, records);
  });
  if (row === null) start([]);
  if (records.size === 0) findings.add('file-no-rows', { file });
  return [...records.values()];
}

function visit<T extends EntryTable>(row: Row, says: EntryFile<T>['says'], records: Map<string, EntryRecord<T>>): void {
  if (row.isBlank()) return;
  const { sourcedId, line } = row;
  if (sourcedId === '') return row.report('id-blank', 'sourcedId');
  if (records.has(sourcedId)) return row.report('id-twice', 'sourcedId');
  if (!isIdShaped(sourcedId)) row.report('id-shape', 'sourcedId');
  const day = row.day('date');
  if (day === null) return row.report('entry-date-missing', 'date');
  const whose = { student: row.text('student'), school: row.shared('school') };
  records.set(sourcedId, { line, sourcedId, day, ...whose, said: says(row) });
}
