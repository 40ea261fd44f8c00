import { asUtf8, readCsv } from './csv.ts';
import type { Findings } from './findings.ts';
import { readHeader } from './header.ts';
import type { Pace } from './pace.ts';
import { Row } from './row.ts';
import type { TableSpec } from './tables.ts';

const KINDS = ['role', 'relation', 'group', 'attribute'] as const;

/** A line of assignments.csv: people and buildings by the numbers staff know. */
export interface AssignmentRecord {
  readonly line: number;
  readonly kind: (typeof KINDS)[number];
  /** Blank for an attribute. */
  readonly staff: string;
  /** The id of a role, a relation or an attribute, or a group's name. */
  readonly name: string;
  /** Blank: the whole district; of a group, none. */
  readonly building: string;
  readonly student: string;
  readonly since: string | null;
  readonly until: string | null;
}

const SPEC: TableSpec = {
  columns: ['kind', 'staff', 'name', 'building', 'student', 'since', 'until'],
  ids: ['kind', 'staff', 'name'],
  aliases: {},
};

/** Reads assignments.csv as leniently as a roster. Throws a `RosterError` when it cannot be read at all. */
export async function readAssignments(
  file: string,
  raw: Uint8Array,
  dayFirst: boolean,
  findings: Findings,
  pace: Pace,
): Promise<AssignmentRecord[]> {
  const { bytes, converted, cleared } = asUtf8(raw);
  if (converted) findings.add('encoding', { file });
  if (cleared) findings.add('character-left-out', { file });
  const records: AssignmentRecord[] = [];
  let row: Row | null = null;
  const start = (cells: readonly string[]) =>
    new Row(file, readHeader(cells, SPEC, file, [], findings), dayFirst, findings);
  await readCsv(file, bytes, pace, (cells, line) => {
    if (row === null) {
      row = start(cells);
      return;
    }
    const record = assignment(row.turnTo(cells, line));
    if (record !== null) records.push(record);
  });
  if (row === null) start([]);
  if (records.length === 0) findings.add('file-no-rows', { file });
  return records;
}

function assignment(row: Row): AssignmentRecord | null {
  if (row.isBlank()) return null;
  const kind = row.word('kind', KINDS, 'kind-unknown');
  if (kind === null) {
    if (row.text('kind') === '') row.report('kind-unknown', 'kind');
    return null;
  }
  const since = row.day('since');
  const until = row.day('until');
  if (since === null) row.report('since-missing', 'since');
  if (since !== null && until !== null && until <= since) row.report('dates-order', 'until');
  const text = {
    staff: row.shared('staff'),
    name: row.shared('name'),
    building: row.shared('building'),
    student: row.text('student'),
  };
  return { line: row.line, kind, ...text, since, until };
}
