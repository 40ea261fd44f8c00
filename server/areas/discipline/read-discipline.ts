import { asUtf8, readCsv } from '../../roster/csv.ts';
import type { Findings } from '../../roster/findings.ts';
import { readHeader } from '../../roster/header.ts';
import type { Pace } from '../../roster/pace.ts';
import { Row } from '../../roster/row.ts';
import type { TableSpec } from '../../roster/tables.ts';
import { isIdShaped } from '../../roster/values.ts';

/** A line of discipline.csv: students and schools by the numbers staff know. */
export interface DisciplineRecord {
  readonly line: number;
  readonly sourcedId: string;
  readonly student: string;
  readonly day: string;
  readonly school: string;
  readonly grade: string;
  readonly infraction: string;
  readonly action: string;
}

const SPEC: TableSpec = {
  columns: ['sourcedId', 'student', 'date', 'school', 'grade', 'infraction', 'action'],
  ids: ['sourcedId', 'student', 'date', 'school', 'infraction'],
  aliases: {
    id: 'sourcedId',
    incidentid: 'sourcedId',
    entryid: 'sourcedId',
    studentid: 'student',
    studentnumber: 'student',
    incidentdate: 'date',
    day: 'date',
    building: 'school',
    schoolnumber: 'school',
    gradelevel: 'grade',
    incident: 'infraction',
    offense: 'infraction',
    behavior: 'infraction',
    consequence: 'action',
    disposition: 'action',
    outcome: 'action',
  },
  // R35, R36: neither name nor number of whoever referred is ever entered. Columns beside ours are not read anyway;
  // these are said to be dropped.
  barred: {
    names: /refer|teach|staff|employ|educator|instructor|faculty|personnel|reporter|(by|author|witness)$/,
    rule: 'staff-column-dropped',
  },
};

/** Reads discipline.csv as leniently as a roster. Throws a `RosterError` when it cannot be read at all. */
export async function readDiscipline(
  file: string,
  raw: Uint8Array,
  dayFirst: boolean,
  findings: Findings,
  pace: Pace,
): Promise<DisciplineRecord[]> {
  const { bytes, converted, cleared } = asUtf8(raw);
  if (converted) findings.add('encoding', { file });
  if (cleared) findings.add('character-left-out', { file });
  const records = new Map<string, DisciplineRecord>();
  let row: Row | null = null;
  const start = (cells: readonly string[]) =>
    new Row(file, readHeader(cells, SPEC, file, [], findings), dayFirst, findings);
  await readCsv(file, bytes, pace, (cells, line) => {
    if (row === null) row = start(cells);
    else visit(row.turnTo(cells, line), records);
  });
  if (row === null) start([]);
  if (records.size === 0) findings.add('file-no-rows', { file });
  return [...records.values()];
}

function visit(row: Row, records: Map<string, DisciplineRecord>): void {
  if (row.isBlank()) return;
  const { sourcedId, line } = row;
  if (sourcedId === '') return row.report('id-blank', 'sourcedId');
  if (records.has(sourcedId)) return row.report('id-twice', 'sourcedId');
  if (!isIdShaped(sourcedId)) row.report('id-shape', 'sourcedId');
  const day = row.day('date');
  if (day === null) return row.report('entry-date-missing', 'date');
  records.set(sourcedId, {
    line,
    sourcedId,
    student: row.text('student'),
    day,
    school: row.shared('school'),
    grade: row.shared('grade'),
    infraction: row.shared('infraction'),
    action: row.shared('action'),
  });
}
