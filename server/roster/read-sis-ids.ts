import { asUtf8, readCsv } from './csv.ts';
import type { Findings } from './findings.ts';
import { readHeader } from './header.ts';
import type { Pace } from './pace.ts';
import { Row } from './row.ts';
import type { TableSpec } from './tables.ts';

/** Kinds of ids other than the number that staff know, as `idKind` of an adapter names them. */
const ID_KINDS = ['sisInternal', 'stateId'] as const;
/** As long as what a page may be looked up by. */
const VALUE_MAX = 64;

/** A line of sis-ids.csv: by what id a system knows the student of a number. */
export interface SisIdRecord {
  readonly line: number;
  /** The number that staff know. */
  readonly student: string;
  readonly idKind: (typeof ID_KINDS)[number];
  readonly value: string;
}

const SPEC: TableSpec = {
  columns: ['student', 'idKind', 'value'],
  ids: ['student', 'idKind', 'value'],
  aliases: {
    studentnumber: 'student',
    identifier: 'student',
    kind: 'idKind',
    idtype: 'idKind',
    id: 'value',
  },
};

/** Reads sis-ids.csv as leniently as a roster. Throws a `RosterError` when it cannot be read at all. */
export async function readSisIds(
  file: string,
  raw: Uint8Array,
  findings: Findings,
  pace: Pace,
): Promise<SisIdRecord[]> {
  const { bytes, converted, cleared } = asUtf8(raw);
  if (converted) findings.add('encoding', { file });
  if (cleared) findings.add('character-left-out', { file });
  const records: SisIdRecord[] = [];
  let row: Row | null = null;
  const start = (cells: readonly string[]) =>
    new Row(file, readHeader(cells, SPEC, file, [], findings), false, findings);
  await readCsv(file, bytes, pace, (cells, line) => {
    if (row === null) {
      row = start(cells);
      return;
    }
    const record = sisId(row.turnTo(cells, line));
    if (record !== null) records.push(record);
  });
  if (row === null) start([]);
  if (records.length === 0) findings.add('file-no-rows', { file });
  return records;
}

function sisId(row: Row): SisIdRecord | null {
  if (row.isBlank()) return null;
  const idKind = row.word('idKind', ID_KINDS, 'id-kind-unknown');
  if (idKind === null) {
    if (row.text('idKind') === '') row.report('id-kind-unknown', 'idKind');
    return null;
  }
  const [student, value] = [row.text('student'), row.text('value')];
  if (value === '' || value.length > VALUE_MAX) {
    row.report('id-value-unusable', 'value');
    return null;
  }
  return { line: row.line, student, idKind, value };
}
