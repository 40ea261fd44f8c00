import { asUtf8, readCsv } from './csv.ts';
import type { Findings } from './findings.ts';
import { readHeader } from './header.ts';
import type { Mode } from './manifest.ts';
import type { Pace } from './pace.ts';
import { Row } from './row.ts';
import type { FileName, RosterFile } from './source.ts';
import { type TableName, TABLES } from './tables.ts';
import { isIdShaped } from './values.ts';

/** What one file says: rows that stand, and ids that a delta takes away. */
export interface TableRead<R> {
  readonly mode: Mode;
  readonly file: string;
  readonly rows: Map<string, R>;
  /** What a delta still says of them, or null. */
  readonly removed: Map<string, R | null>;
}

/** What reading needs, the same for every table of a set. */
export interface Reading {
  readonly files: ReadonlyMap<FileName, RosterFile>;
  readonly modes: ReadonlyMap<TableName, Mode>;
  readonly dayFirst: boolean;
  readonly findings: Findings;
  readonly pace: Pace;
}

export interface TableOptions {
  /** Columns that may be missing without a finding. */
  readonly silent?: readonly string[];
  /** Whether removed rows are read too: only where their id alone does not say what ends. */
  readonly removedToo?: boolean;
}

/** Reads one table into records by sourcedId. `make` returns null for a row that it has reported and left out. */
export async function readTable<R>(
  reading: Reading,
  table: TableName,
  make: (row: Row) => R | null,
  { silent = [], removedToo = false }: TableOptions = {},
): Promise<TableRead<R>> {
  const { files, modes, findings, pace, dayFirst } = reading;
  const file = files.get(table);
  const read: TableRead<R> = {
    mode: modes.get(table) ?? 'absent',
    file: file?.name ?? `${table}.csv`,
    rows: new Map(),
    removed: new Map(),
  };
  if (!file) return read;
  const { bytes, converted, cleared } = asUtf8(file.bytes);
  if (converted) findings.add('encoding', { file: file.name });
  if (cleared) findings.add('character-left-out', { file: file.name });
  let row: Row | null = null;
  const start = (cells: readonly string[]) =>
    new Row(file.name, readHeader(cells, TABLES[table], file.name, silent, findings), dayFirst, findings);
  await readCsv(file.name, bytes, pace, (cells, line) => {
    if (row === null) row = start(cells);
    else visit(row.turnTo(cells, line), read, make, removedToo);
  });
  if (row === null) start([]);
  if (read.rows.size + read.removed.size === 0) findings.add('file-no-rows', { file: file.name });
  return read;
}

function visit<R>(row: Row, read: TableRead<R>, make: (row: Row) => R | null, removedToo: boolean): void {
  const id = row.sourcedId;
  if (id === '') return row.isBlank() ? undefined : row.report('id-blank', 'sourcedId');
  if (read.rows.has(id) || read.removed.has(id)) return row.report('id-twice', 'sourcedId');
  if (!isIdShaped(id)) row.report('id-shape', 'sourcedId');
  if (isRemoved(row, read.mode)) {
    read.removed.set(id, removedToo ? make(row) : null);
    return;
  }
  const record = make(row);
  if (record !== null) read.rows.set(id, record);
}

/** `tobedeleted`, or the `inactive` of older versions, in any capitals. */
function isRemoved(row: Row, mode: Mode): boolean {
  const said = row.text('status');
  const status = said.toLowerCase();
  if (status === '') {
    if (mode === 'delta') row.report('status-blank-in-delta', 'status');
    return false;
  }
  const gone = status === 'tobedeleted' || status === 'inactive';
  if (mode === 'bulk') row.report(gone ? 'status-removed-in-bulk' : 'status-in-bulk', 'status');
  if (said !== status) row.report('status-case', 'status');
  if (!gone && status !== 'active') row.report('status-unknown', 'status');
  return gone;
}
